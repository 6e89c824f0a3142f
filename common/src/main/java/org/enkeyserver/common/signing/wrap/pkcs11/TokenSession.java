package org.enkeyserver.common.signing.wrap.pkcs11;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.enkeyserver.common.signing.wrap.AesGcm;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;

/// A login on a token. Safe for use by many threads; useless once the token was lost.
final class TokenSession {

    private final Provider provider;
    private final KeyStore keys;

    private TokenSession(Provider provider, KeyStore keys) {
        this.provider = provider;
        this.keys = keys;
    }

    /// The JDK's way to a token. It keeps every one that was ever made: one is to serve all logins.
    ///
    /// @throws ProviderException when the library or the slot cannot be used
    static Provider provider(Token token) {
        Provider builtIn = Security.getProvider("SunPKCS11");
        if (builtIn == null) {
            throw new ProviderException("this JDK has no SunPKCS11");
        }
        // "--" marks a configuration in place of the name of a file.
        return builtIn.configure(
                "--name = wrap\nlibrary = \""
                        + token.library()
                        + "\"\nslotListIndex = "
                        + token.slotListIndex());
    }

    /// Logs in, and lists the keys as they are now.
    static TokenSession open(Provider provider, Token token)
            throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS11", provider);
        keys.load(null, token.pin().get().toCharArray());
        return new TokenSession(provider, keys);
    }

    List<String> labels() throws GeneralSecurityException {
        return Collections.list(keys.aliases());
    }

    byte[] seal(String label, byte[] nonce, byte[] secret, byte[] aad)
            throws GeneralSecurityException {
        return AesGcm.seal(cipher(), key(label), nonce, secret, aad);
    }

    byte[] unseal(String label, byte[] sealed, byte[] aad) throws GeneralSecurityException {
        return AesGcm.open(cipher(), key(label), sealed, aad);
    }

    private Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance(AesGcm.CIPHER, provider);
    }

    private SecretKey key(String label) throws GeneralSecurityException {
        if (!keys.isKeyEntry(label)) {
            throw new WrappedKeyRefusedException("wrapped by a key that the token lacks", null);
        }
        if (keys.getKey(label, null) instanceof SecretKey key) {
            return key;
        }
        throw new ProviderException("key " + label + " on the token is not a secret key");
    }
}
