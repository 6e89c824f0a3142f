package org.enkeyserver.common.signing;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A signing key could not be found, parsed or used.
///
/// The message names the reference of the key, never key material.
public final class SigningException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    public SigningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public SigningException(String message) {
        super(message);
    }
}
