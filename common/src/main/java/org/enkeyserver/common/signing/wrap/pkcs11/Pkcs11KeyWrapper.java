package org.enkeyserver.common.signing.wrap.pkcs11;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import org.enkeyserver.common.signing.wrap.AesGcm;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.VersionedBytes;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;
import org.jspecify.annotations.Nullable;

/// Wraps with AES keys on a PKCS#11 token, by AES-GCM computed on the token.
///
/// A key's versions are the secret keys labelled `<key id>`, `<key id>.1`, `<key id>.2` and so on;
/// the highest wraps. Operators make them with the token's tools: whether two processes made one
/// label twice, PKCS#11 could not tell. Nonces are random and ours, since not every token makes
/// them. A lost token is logged in to again at the next call.
public final class Pkcs11KeyWrapper implements KeyWrapper {

    private final Token token;
    private final Provider provider;
    private final String keyId;
    private final Pattern version;
    private final SecureRandom random;
    private final AtomicReference<@Nullable TokenSession> session = new AtomicReference<>();

    private Pkcs11KeyWrapper(Token token, Provider provider, String keyId, SecureRandom random) {
        this.token = token;
        this.provider = provider;
        this.keyId = keyId;
        this.random = random;
        version = Pattern.compile(Pattern.quote(keyId) + "(?:\\.(?<number>[0-9]{1,9}))?");
    }

    /// Opens a wrapping key.
    ///
    /// @param keyId label of its first version
    /// @throws WrapperUnavailableException when the token cannot be used or lacks the key
    public static Pkcs11KeyWrapper open(Token token, String keyId, SecureRandom random) {
        if (keyId.isBlank() || keyId.contains(":")) {
            throw new IllegalArgumentException(
                    "the label of a wrapping key must not be blank or contain a colon");
        }
        var wrapper = new Pkcs11KeyWrapper(token, provider(token), keyId, random);
        wrapper.onToken(wrapper::newest);
        return wrapper;
    }

    private static Provider provider(Token token) {
        try {
            return TokenSession.provider(token);
        } catch (ProviderException away) {
            throw unusable(token, away);
        }
    }

    @Override
    public byte[] wrap(byte[] secret, byte[] aad) {
        var nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(nonce);
        // A login lists the keys as they were then; wrapping is rare and wants the newest.
        session.set(null);
        return onToken(open -> {
            String newest = newest(open);
            return new VersionedBytes(newest, open.seal(newest, nonce, secret, aad)).bytes();
        });
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] aad) {
        VersionedBytes parsed = VersionedBytes.parse(wrapped);
        if (!version.matcher(parsed.version()).matches()) {
            throw new WrappedKeyRefusedException("wrapped by another key than " + keyId, null);
        }
        return onToken(open -> open.unseal(parsed.version(), parsed.sealed(), aad));
    }

    private String newest(TokenSession open) throws GeneralSecurityException {
        List<String> labels = open.labels();
        return labels.stream()
                .filter(label -> version.matcher(label).matches())
                .max(Comparator.comparingInt(this::number))
                .orElseThrow(() ->
                        new WrapperUnavailableException(
                                "there is no key labelled " + keyId + " on " + token, null));
    }

    private int number(String label) {
        return label.equals(keyId) ? 0 : Integer.parseInt(label.substring(keyId.length() + 1));
    }

    /// Works on the token, with a new login when the present one turns out to be lost.
    private <T> T onToken(Work<T> work) {
        TokenSession before = session.get();
        if (before != null) {
            try {
                return work.on(before);
            } catch (AEADBadTagException refused) {
                throw changed(refused);
            } catch (GeneralSecurityException
                    | ProviderException
                    | WrappedKeyRefusedException lost) {
                session.compareAndSet(before, null);
            }
        }
        try {
            TokenSession fresh = TokenSession.open(provider, token);
            session.set(fresh);
            return work.on(fresh);
        } catch (AEADBadTagException refused) {
            throw changed(refused);
        } catch (GeneralSecurityException | ProviderException | IOException away) {
            session.set(null);
            throw unusable(token, away);
        }
    }

    private static WrapperUnavailableException unusable(Token token, Exception away) {
        return new WrapperUnavailableException(token + " cannot be used", away);
    }

    private static WrappedKeyRefusedException changed(AEADBadTagException refused) {
        return new WrappedKeyRefusedException(
                "wrapped key was changed, or belongs to another context", refused);
    }

    private interface Work<T> {
        T on(TokenSession open) throws GeneralSecurityException;
    }
}
