package org.enkeyserver.tools.phone;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes publish requests as the two families of phones write them.
///
/// Android sends a transmission risk of at least 1 and pads the body to 5000 bytes; iOS spells
/// `hmackey`, adds `vaccinated` and sends no risk. Safe for use by several threads.
public final class PublishBody {

    private static final int ANDROID_LENGTH = 5000;
    private static final int HMAC_KEY_LENGTH = 16;

    private final String healthAuthorityId;
    private final DemoAuthority authority;
    private final SecureRandom random;
    private final JsonMapper json = new JsonMapper();

    public PublishBody(String healthAuthorityId, DemoAuthority authority, SecureRandom random) {
        this.healthAuthorityId = healthAuthorityId;
        this.authority = authority;
        this.random = random;
    }

    /// The JSON document with a certificate of its own. The risks of the keys are sent as they are
    /// by Android and must be 0 for iOS.
    public byte[] write(Upload upload, PhoneProfile phone) {
        return write(upload, phone, RevisionToken.NONE);
    }

    /// The same with the token of the phone's last upload; phones leave it out when they have none.
    public byte[] write(Upload upload, PhoneProfile phone, RevisionToken token) {
        byte[] secret = new byte[HMAC_KEY_LENGTH];
        random.nextBytes(secret);
        String mac = KeyHmac.of(secret, upload.keys());
        boolean android = phone == PhoneProfile.ANDROID_ENX;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("temporaryExposureKeys", keys(upload.keys(), android));
        body.put("healthAuthorityID", healthAuthorityId);
        body.put("verificationPayload", authority.certify(upload.diagnosis(), mac));
        body.put(android ? "hmacKey" : "hmackey", Base64.getEncoder().encodeToString(secret));
        body.put("traveler", false);
        upload.diagnosis()
                .onset()
                .ifPresent(onset -> body.put("symptomOnsetInterval", onset.value()));
        if (!token.isMissing()) {
            body.put("revisionToken", token.text());
        }
        if (android) {
            pad(body);
        } else {
            body.put("vaccinated", false);
        }
        return json.writeValueAsBytes(body);
    }

    private static List<Map<String, Object>> keys(List<PhoneKey> keys, boolean withRisk) {
        List<Map<String, Object>> written = new ArrayList<>();
        for (PhoneKey key : keys) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("key", KeyHmac.text(key));
            members.put("rollingStartNumber", key.start().value());
            members.put("rollingPeriod", key.period().intervals());
            if (withRisk) {
                members.put("transmissionRisk", key.risk().level());
            }
            written.add(members);
        }
        return written;
    }

    private void pad(Map<String, Object> body) {
        int missing = Math.max(0, ANDROID_LENGTH - json.writeValueAsBytes(body).length);
        byte[] noise = new byte[missing];
        random.nextBytes(noise);
        body.put("padding", Base64.getEncoder().encodeToString(noise));
    }
}
