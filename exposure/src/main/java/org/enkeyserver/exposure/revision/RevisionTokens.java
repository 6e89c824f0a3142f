package org.enkeyserver.exposure.revision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.exposure.revision.OpenedToken.None;
import org.enkeyserver.exposure.revision.OpenedToken.Unusable;
import org.enkeyserver.exposure.revision.OpenedToken.Usable;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.enkeyserver.exposure.wire.LenientBase64;

/// Seals and opens revision tokens: proofs that a phone once uploaded these keys.
///
/// A token is bound to its app and its time of issue (D32). Those of a reference deployment that
/// moved here with its keys are bound to nothing, and open too. Where the revision keys cannot be
/// had, [RevisionKeysUnavailableException] is thrown: that says nothing about a token (D05). Safe
/// for threads.
public final class RevisionTokens {

    /// A token sealed just before midnight names a key that ends a day later.
    private static final Duration LONGEST_KEY = Duration.ofDays(1);

    private final RevisionKeys keys;
    private final TokenCodec codec;
    private final TokenCipher cipher;
    private final byte[] aad;
    private final Duration maxKeyAge;

    public RevisionTokens(
            RevisionKeys keys,
            RevisionSettings settings,
            ValidationSettings validation,
            SecureRandom random) {
        this.keys = keys;
        codec = new TokenCodec(settings.minLength());
        cipher = new TokenCipher(random);
        aad = settings.aad();
        maxKeyAge = validation.maxIntervalAge();
    }

    /// What `sent` is worth for an upload of this app at `now`.
    ///
    /// @param sent the member of the request, maybe empty
    public OpenedToken open(String sent, String appName, Instant now) {
        return switch (LenientBase64.decode(sent)) {
            case LenientBase64.Illegal illegal -> new None();
            case LenientBase64.Decoded(byte[] bytes) when bytes.length == 0 -> new None();
            case LenientBase64.Decoded(byte[] bytes) -> open(bytes, appName, now);
        };
    }

    /// Gets the key for the token of an upload at `now`.
    public TokenSeal prepare(String appName, Instant now) {
        IntervalNumber oldest = IntervalNumber.at(now.minus(maxKeyAge));
        return new TokenSeal(this, keys.effective(), appName, now, oldest);
    }

    SealedToken seal(
            RevisionKey key, List<RevisableKey> contents, String appName, Instant issuedAt) {
        byte[] plain = codec.encode(contents, issuedAt);
        return new SealedToken(
                Long.toString(key.kid()), cipher.seal(key.secret(), plain, boundTo(appName)));
    }

    private OpenedToken open(byte[] bytes, String appName, Instant now) {
        try {
            SealedToken token = SealedToken.decode(bytes);
            OptionalLong kid = kid(token);
            Optional<RevisionKey> key =
                    kid.isPresent() ? keys.allowed(kid.getAsLong()) : Optional.empty();
            Optional<byte[]> plain = key.flatMap(found -> open(found, token, appName));
            if (plain.isEmpty()) {
                return new Unusable();
            }
            TokenContents contents = TokenCodec.decode(plain.get());
            Instant oldest = now.minus(maxKeyAge).minus(LONGEST_KEY);
            return contents.issuedAt().filter(oldest::isAfter).isPresent()
                    ? new Unusable()
                    : new Usable(contents.keys());
        } catch (IOException noToken) {
            return new Unusable();
        }
    }

    private Optional<byte[]> open(RevisionKey key, SealedToken token, String appName) {
        return cipher.open(key.secret(), token.sealed(), boundTo(appName))
                .or(() -> cipher.open(key.secret(), token.sealed(), aad));
    }

    private static OptionalLong kid(SealedToken token) {
        try {
            return OptionalLong.of(Long.parseLong(token.kid()));
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }

    private byte[] boundTo(String appName) {
        var bound = new ByteArrayOutputStream();
        bound.writeBytes(aad);
        bound.write(0);
        bound.writeBytes(appName.getBytes(StandardCharsets.UTF_8));
        return bound.toByteArray();
    }
}
