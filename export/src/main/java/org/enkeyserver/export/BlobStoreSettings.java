package org.enkeyserver.export;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where archives are kept.
///
/// @param kind kind of blob store (`BLOBSTORE`)
@ConfigurationProperties("enks.blobstore")
public record BlobStoreSettings(
        @DefaultValue("FILESYSTEM") String kind, @DefaultValue Filesystem filesystem) {

    /// Folders as buckets.
    ///
    /// @param root folder of the buckets (`BLOBSTORE_FILESYSTEM_ROOT`)
    public record Filesystem(@DefaultValue("") String root) {}

    public BlobStoreSettings {
        if (kind.equals("MEMORY")) {
            throw new IllegalArgumentException(
                    "enks.blobstore.kind (BLOBSTORE) MEMORY loses every archive with the process"
                            + " and serves none to phones; use FILESYSTEM");
        }
        if (!kind.equals("FILESYSTEM")) {
            throw new IllegalArgumentException(
                    "unknown enks.blobstore.kind (BLOBSTORE) \"" + kind + '"');
        }
        if (filesystem.root().isBlank()) {
            throw new IllegalArgumentException(
                    "enks.blobstore.kind (BLOBSTORE) FILESYSTEM needs"
                            + " enks.blobstore.filesystem.root (BLOBSTORE_FILESYSTEM_ROOT)");
        }
    }
}
