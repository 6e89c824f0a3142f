package org.enkeyserver.exposure.revision;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The revision keys cannot be had at this moment: a fault of the server, never of a token.
public final class RevisionKeysUnavailableException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    public RevisionKeysUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
