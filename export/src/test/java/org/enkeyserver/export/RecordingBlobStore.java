package org.enkeyserver.export;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.blobstore.BlobStore;

/// Notes each object that is written.
record RecordingBlobStore(BlobStore store, List<String> writes) implements BlobStore {

    @Override
    public void put(BlobName name, Path content, BlobHeaders headers) {
        writes.add(name.object());
        store.put(name, content, headers);
    }

    @Override
    public void put(BlobName name, byte[] content, BlobHeaders headers) {
        writes.add(name.object());
        store.put(name, content, headers);
    }

    @Override
    public boolean putIfAbsent(BlobName name, Path content, BlobHeaders headers) {
        writes.add(name.object());
        return store.putIfAbsent(name, content, headers);
    }

    @Override
    public Optional<InputStream> open(BlobName name) {
        return store.open(name);
    }

    @Override
    public boolean delete(BlobName name) {
        return store.delete(name);
    }

    @Override
    public List<BlobName> list(String bucket, String prefix) {
        return store.list(bucket, prefix);
    }
}
