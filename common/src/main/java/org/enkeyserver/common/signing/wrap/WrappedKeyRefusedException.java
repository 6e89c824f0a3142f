package org.enkeyserver.common.signing.wrap;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The key manager answered that it cannot open these bytes, now or later.
public final class WrappedKeyRefusedException extends WrapException {

    @Serial private static final long serialVersionUID = 1L;

    public WrappedKeyRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
