package org.enkeyserver.tools.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import tools.jackson.databind.json.JsonMapper;

/// The verification server of a health authority, by default of the demo's: certifies that a
/// diagnosis belongs to the keys behind a MAC.
///
/// Safe for use by several threads.
public final class DemoAuthority {

    public static final String ISSUER = "demo-ha";
    public static final String AUDIENCE = "demo-keyserver";
    public static final String KEY_VERSION = "v1";

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Names names;
    private final PrivateKey key;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();
    private final Provider bouncyCastle = new BouncyCastleProvider();

    /// What an authority is registered under at the key server.
    ///
    /// @param keyVersion the `kid` of its certificates
    public record Names(String issuer, String audience, String keyVersion) {

        /// As the demo configuration registers it.
        public static final Names DEMO = new Names(ISSUER, AUDIENCE, KEY_VERSION);
    }

    public DemoAuthority(PrivateKey key, Clock clock) {
        this(Names.DEMO, key, clock);
    }

    public DemoAuthority(Names names, PrivateKey key, Clock clock) {
        this.names = names;
        this.key = key;
        this.clock = clock;
    }

    /// A certificate (JWT, ES256) for the keys behind `keyMac`.
    public String certify(Diagnosis diagnosis, String keyMac) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", names.issuer());
        claims.put("aud", names.audience());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("reportType", diagnosis.reportType().claim());
        diagnosis.onset().ifPresent(onset -> claims.put("symptomOnsetInterval", onset.value()));
        claims.put("tekmac", keyMac);
        Map<String, String> header =
                Map.of("alg", "ES256", "kid", names.keyVersion(), "typ", "JWT");
        String signed =
                BASE64.encodeToString(json.writeValueAsBytes(header))
                        + "."
                        + BASE64.encodeToString(json.writeValueAsBytes(claims));
        return signed + "." + BASE64.encodeToString(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", bouncyCastle);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the demo authority's key does not sign", failed);
        }
    }
}
