package org.enkeyserver.common.blobstore;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An object store.
///
/// Writes are atomic: a reader sees the whole old object or the whole new one. Implementations are
/// safe for use by many threads and report every failure of the store as [BlobStoreException].
public interface BlobStore {

    /// Stores `content`, replacing what was there.
    void put(BlobName name, Path content, BlobHeaders headers);

    /// Stores `content`, replacing what was there.
    void put(BlobName name, byte[] content, BlobHeaders headers);

    /// Stores `content` unless the name is taken.
    ///
    /// @return false when the name was taken; the object there is untouched
    boolean putIfAbsent(BlobName name, Path content, BlobHeaders headers);

    /// Opens an object for reading; empty when there is none. The caller closes the stream.
    Optional<InputStream> open(BlobName name);

    /// Removes an object.
    ///
    /// @return false when there was none
    boolean delete(BlobName name);

    /// The names below `prefix` in ascending byte order.
    List<BlobName> list(String bucket, String prefix);
}
