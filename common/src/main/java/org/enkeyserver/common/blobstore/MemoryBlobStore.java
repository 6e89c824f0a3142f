package org.enkeyserver.common.blobstore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Keeps objects in this process; they are gone when it ends. For tests.
public final class MemoryBlobStore implements BlobStore {

    private final ConcurrentMap<BlobName, Blob> blobs = new ConcurrentHashMap<>();

    @Override
    public void put(BlobName name, Path content, BlobHeaders headers) {
        blobs.put(name, new Blob(read(content), headers));
    }

    @Override
    public void put(BlobName name, byte[] content, BlobHeaders headers) {
        blobs.put(name, new Blob(content.clone(), headers));
    }

    @Override
    public boolean putIfAbsent(BlobName name, Path content, BlobHeaders headers) {
        return blobs.putIfAbsent(name, new Blob(read(content), headers)) == null;
    }

    @Override
    public Optional<InputStream> open(BlobName name) {
        return Optional.ofNullable(blobs.get(name))
                .map(blob -> new ByteArrayInputStream(blob.content));
    }

    /// The headers an object was stored with; empty when there is none.
    public Optional<BlobHeaders> headers(BlobName name) {
        return Optional.ofNullable(blobs.get(name)).map(blob -> blob.headers);
    }

    @Override
    public boolean delete(BlobName name) {
        return blobs.remove(name) != null;
    }

    @Override
    public List<BlobName> list(String bucket, String prefix) {
        return blobs.keySet().stream()
                .filter(name -> name.bucket().equals(bucket) && name.object().startsWith(prefix))
                .sorted(Comparator.comparing(BlobName::object))
                .toList();
    }

    private static byte[] read(Path content) {
        try {
            return Files.readAllBytes(content);
        } catch (IOException failed) {
            throw new BlobStoreException("cannot read the content to store", failed);
        }
    }

    private static final class Blob {

        private final byte[] content;
        private final BlobHeaders headers;

        private Blob(byte[] content, BlobHeaders headers) {
            this.content = content;
            this.headers = headers;
        }
    }
}
