package org.enkeyserver.common.signing;

/// Finds the signer behind the reference that a signature info carries.
public interface Signers {

    /// Opens the signing key.
    ///
    /// @param reference names the key in the key store in use, for example a file below the key
    ///   root
    /// @throws SigningException when there is no such key, or it is no P-256 signing key
    Signer open(String reference);
}
