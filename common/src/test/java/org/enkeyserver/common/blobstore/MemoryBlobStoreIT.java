package org.enkeyserver.common.blobstore;

import org.enkeyserver.common.testing.BlobStoreContract;

class MemoryBlobStoreIT extends BlobStoreContract {

    @Override
    protected BlobStore store() {
        return new MemoryBlobStore();
    }
}
