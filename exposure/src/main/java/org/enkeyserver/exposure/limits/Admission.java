package org.enkeyserver.exposure.limits;

import java.time.Duration;

/// Whether a request may be worked on.
public sealed interface Admission {

    /// It may.
    record Admitted() implements Admission {}

    /// It came too soon.
    ///
    /// @param retryAfter when the next one would be admitted, at least one second, in whole seconds
    record Limited(Duration retryAfter) implements Admission {}
}
