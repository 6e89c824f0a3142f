package org.enkeyserver.common.signing.wrap;

/// Encrypts small secrets, such as AES keys, with a key that never leaves its key manager.
///
/// Wrapping the same secret twice gives different bytes (S-17). What was wrapped before the
/// wrapping key was rotated still unwraps as long as the old version is kept. Safe for use by many
/// threads.
public interface KeyWrapper {

    /// Encrypts a secret and binds it to `aad`.
    ///
    /// @throws WrapperUnavailableException when the key manager does not answer
    byte[] wrap(byte[] secret, byte[] aad);

    /// Decrypts what [#wrap] made with the same `aad`.
    ///
    /// @throws WrapperUnavailableException when the key manager does not answer; trying again later
    ///   may help
    /// @throws WrappedKeyRefusedException when the bytes were changed, belong to other `aad`, or
    ///   were wrapped by a key that this manager does not have; trying again does not help
    byte[] unwrap(byte[] wrapped, byte[] aad);
}
