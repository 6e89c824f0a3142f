package org.enkeyserver.common.signing;

import java.security.interfaces.ECPublicKey;

/// One ECDSA P-256 signing key, wherever it is kept.
///
/// Implementations are safe for use by many threads.
public interface Signer {

    /// The public half, on curve P-256.
    ECPublicKey publicKey();

    /// Signs a SHA-256 digest.
    ///
    /// @param sha256 the 32 bytes of the digest
    /// @return an ASN.1 DER `SEQUENCE { r, s }`
    /// @throws SigningException when the key cannot be used now
    byte[] sign(byte[] sha256);
}
