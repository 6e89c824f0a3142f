package org.enkeyserver.exposure.rotation;

/// The secret of a revision key, as it is kept.
final class WrappedKey {

    private final byte[] aad;
    private final byte[] wrapped;

    /// @param aad what the key manager binds it to
    /// @param wrapped what the key manager made of it
    WrappedKey(byte[] aad, byte[] wrapped) {
        this.aad = aad.clone();
        this.wrapped = wrapped.clone();
    }

    byte[] aad() {
        return aad.clone();
    }

    byte[] wrapped() {
        return wrapped.clone();
    }

    @Override
    public String toString() {
        return "WrappedKey[" + wrapped.length + " bytes]";
    }
}
