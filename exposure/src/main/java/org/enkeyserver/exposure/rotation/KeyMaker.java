package org.enkeyserver.exposure.rotation;

import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;
import org.enkeyserver.exposure.revision.RevisionKey;

/// Makes the secrets of revision keys, and wraps and opens them.
final class KeyMaker {

    private static final int KEY_BYTES = 32;
    private static final int AAD_BYTES = 16;

    private final KeyWrapper wrapper;
    private final SecureRandom random;

    KeyMaker(KeyWrapper wrapper, SecureRandom random) {
        this.wrapper = wrapper;
        this.random = random;
    }

    /// A new secret, wrapped.
    ///
    /// @throws org.enkeyserver.common.signing.wrap.WrapException when the key manager does not
    WrappedKey make() {
        byte[] aad = bytes(AAD_BYTES);
        return new WrappedKey(aad, wrapper.wrap(bytes(KEY_BYTES), aad));
    }

    /// The key behind a stored secret.
    ///
    /// @throws org.enkeyserver.common.signing.wrap.WrapException when the key manager does not open
    ///   it
    RevisionKey open(long kid, WrappedKey stored) {
        byte[] secret = wrapper.unwrap(stored.wrapped(), stored.aad());
        if (secret.length != KEY_BYTES) {
            throw new WrappedKeyRefusedException("wrapped key is not an AES-256 key", null);
        }
        SecretKey key = new SecretKeySpec(secret, "AES");
        return new RevisionKey(kid, key);
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
