package org.enkeyserver.common.signing.wrap;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The key manager is away or lets nobody in: nothing is known about the key.
public final class WrapperUnavailableException extends WrapException {

    @Serial private static final long serialVersionUID = 1L;

    public WrapperUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
