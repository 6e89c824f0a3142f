package org.enkeyserver.common.signing.wrap;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A key could not be wrapped or unwrapped. Messages name keys and places, never key material.
public abstract sealed class WrapException extends RuntimeException
        permits WrapperUnavailableException, WrappedKeyRefusedException {

    @Serial private static final long serialVersionUID = 1L;

    WrapException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
