package org.enkeyserver.export.index;

import org.enkeyserver.common.blobstore.BlobName;

/// Where an index lies: phones know it by this address for years.
///
/// @param root prefix of the archives listed
public record IndexPlace(String bucket, String root) {

    BlobName name() {
        return new BlobName(bucket, root + "/index.txt");
    }
}
