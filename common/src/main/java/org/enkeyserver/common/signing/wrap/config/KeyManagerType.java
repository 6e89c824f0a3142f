package org.enkeyserver.common.signing.wrap.config;

/// The key managers that can wrap (`KEY_MANAGER`).
public enum KeyManagerType {
    /// A folder: [org.enkeyserver.common.signing.wrap.file.FileKeyWrapper].
    FILESYSTEM
}
