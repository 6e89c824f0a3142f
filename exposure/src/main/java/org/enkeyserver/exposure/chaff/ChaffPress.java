package org.enkeyserver.exposure.chaff;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.enkeyserver.exposure.verification.HmacCalculator;
import org.enkeyserver.exposure.wire.LenientBase64;
import org.enkeyserver.exposure.wire.SentKey;

/// Makes uploads of random keys with a certificate that fits them.
final class ChaffPress {

    private static final int HMAC_KEY_LENGTH = 16;

    private final ChaffAuthority authority;
    private final ChaffKeys keys;
    private final Duration life;
    private final SecureRandom random;

    /// @param life of certificates, at most what is accepted
    ChaffPress(ChaffAuthority authority, ChaffKeys keys, Duration life, SecureRandom random) {
        this.authority = authority;
        this.keys = keys;
        this.life = life;
        this.random = random;
    }

    /// How long certificates count.
    Duration life() {
        return life;
    }

    ChaffUpload press(int count, Instant now) {
        List<SentKey> sent = keys.keys(count, now);
        byte[] secret = new byte[HMAC_KEY_LENGTH];
        random.nextBytes(secret);
        String mac = LenientBase64.encode(new HmacCalculator(secret).mac(sent));
        String certificate = authority.certify(mac, keys.onset(sent), now, life);
        return new ChaffUpload(sent, certificate, LenientBase64.encode(secret));
    }
}
