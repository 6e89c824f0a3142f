package org.enkeyserver.exposure.chaff;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.enkeyserver.common.config.HealthAuthority;
import org.enkeyserver.common.config.HealthAuthorityKey;
import org.enkeyserver.common.config.UploadClient;
import org.enkeyserver.common.signing.EcKeys;

/// A health authority that lives and dies with this process, and the one app that may present its
/// certificates.
///
/// Neither stands in the configuration, and its key never leaves this object: nothing that arrives
/// from outside can be vouched for by it, since only rehearsals look it up. Safe for threads.
public final class ChaffAuthority {

    /// No configured authority has this number.
    private static final long ID = 0;

    private static final String NAME = "chaff";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Provider bouncyCastle = new BouncyCastleProvider();
    private final KeyPair pair;
    private final HealthAuthority authority;

    ChaffAuthority(SecureRandom random) {
        pair = EcKeys.generate(random);
        String pem = EcKeys.toPem((ECPublicKey) pair.getPublic());
        var key = new HealthAuthorityKey(NAME, Instant.EPOCH, Optional.empty(), pem);
        authority = new HealthAuthority(ID, NAME, NAME, NAME, false, List.of(key));
    }

    /// The app whose uploads are rehearsed.
    public UploadClient client() {
        return new UploadClient(NAME, Set.of("ZZ"), Set.of(ID), false, false);
    }

    /// The authority itself, whatever the issuer.
    public Optional<HealthAuthority> find(String issuer) {
        return Optional.of(authority);
    }

    /// A certificate for the keys behind `mac`.
    ///
    /// @param mac in base64
    String certify(String mac, int symptomOnset, Instant now, Duration life) {
        String header = "{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(NAME);
        String claims =
                ("{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"reportType\":\"confirmed\","
                                + "\"symptomOnsetInterval\":%d,\"tekmac\":\"%s\"}")
                        .formatted(
                                NAME,
                                NAME,
                                now.getEpochSecond(),
                                now.plus(life).getEpochSecond(),
                                symptomOnset,
                                mac);
        String signed = encode(bytes(header)) + "." + encode(bytes(claims));
        return signed + "." + encode(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", bouncyCastle);
            signature.initSign(pair.getPrivate());
            signature.update(bytes(text));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("a fresh key signs", impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
