package org.enkeyserver.common.signing.wrap;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// The layout of sealed bytes: a nonce of 12 bytes, then AES-GCM output with its tag of 16.
///
/// Works with any cipher of `AES/GCM/NoPadding`, in software or on a token.
public final class AesGcm {

    public static final String CIPHER = "AES/GCM/NoPadding";
    public static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private AesGcm() {}

    /// Seals with a nonce that was never used with this key before.
    public static byte[] seal(Cipher cipher, SecretKey key, byte[] nonce, byte[] secret, byte[] aad)
            throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(aad);
        byte[] output = cipher.doFinal(secret);
        byte[] sealed = Arrays.copyOf(nonce, nonce.length + output.length);
        System.arraycopy(output, 0, sealed, nonce.length, output.length);
        return sealed;
    }

    /// Opens what [#seal] made.
    ///
    /// @throws javax.crypto.AEADBadTagException when the bytes were changed, or key or `aad` differ
    public static byte[] open(Cipher cipher, SecretKey key, byte[] sealed, byte[] aad)
            throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new WrappedKeyRefusedException("wrapped key is too short", null);
        }
        cipher.init(
                Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
        cipher.updateAAD(aad);
        return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }
}
