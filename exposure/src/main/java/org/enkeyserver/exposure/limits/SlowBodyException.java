package org.enkeyserver.exposure.limits;

import java.io.IOException;

/// A body did not arrive in time.
public final class SlowBodyException extends IOException {

    private static final long serialVersionUID = 1;

    SlowBodyException() {
        super("body did not arrive in time");
    }
}
