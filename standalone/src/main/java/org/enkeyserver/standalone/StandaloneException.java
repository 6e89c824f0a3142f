package org.enkeyserver.standalone;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Ends the suite with one sentence that says what is wrong and what to do.
final class StandaloneException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    StandaloneException(String message) {
        this(message, null);
    }

    StandaloneException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
