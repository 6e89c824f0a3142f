package org.enkeyserver.export.file;

import java.io.UncheckedIOException;
import org.enkeyserver.common.blobstore.BlobStoreException;
import org.enkeyserver.common.signing.SigningException;

/// Words for a failure that are safe to store, log and show.
final class FailureReason {

    private FailureReason() {}

    /// The failure's own message where we wrote it; a foreign one, of the database for example, may
    /// quote a key, so only its type is told.
    static String of(RuntimeException failure) {
        return switch (failure) {
            case ExportFailure ours -> String.valueOf(ours.getMessage());
            case SigningException signing -> "signing failed: " + signing.getMessage();
            case BlobStoreException store -> "blob store failed: " + store.getMessage();
            case UncheckedIOException io -> "file system failed: " + io.getMessage();
            default -> "unexpected " + failure.getClass().getSimpleName();
        };
    }

    /// Where a failure came from, without the messages on the way.
    static Throwable withoutMessages(Throwable failure) {
        Throwable bare = new Throwable(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        Throwable cause = failure.getCause();
        if (cause != null) {
            bare.initCause(withoutMessages(cause));
        }
        return bare;
    }
}
