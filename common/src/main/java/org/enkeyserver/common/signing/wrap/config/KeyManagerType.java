package org.enkeyserver.common.signing.wrap.config;

/// The key managers that can wrap (`KEY_MANAGER`).
public enum KeyManagerType {
    /// A folder: [org.enkeyserver.common.signing.wrap.file.FileKeyWrapper].
    FILESYSTEM,
    /// A token: [org.enkeyserver.common.signing.wrap.pkcs11.Pkcs11KeyWrapper].
    PKCS11,
    /// Google Cloud KMS: [org.enkeyserver.common.signing.wrap.gcp.GoogleKmsKeyWrapper].
    GOOGLE_CLOUD_KMS
}
