package org.enkeyserver.common.blobstore;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A blob store failed; whether a write took place is unknown.
public final class BlobStoreException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    public BlobStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
