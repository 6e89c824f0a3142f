package org.enkeyserver.tools.upload;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enkeyserver.tools.phone.DemoAuthority;
import org.enkeyserver.tools.phone.Diagnosis;
import org.enkeyserver.tools.phone.KeyHmac;
import tools.jackson.databind.json.JsonMapper;

/// Certifies drafts and writes them as JSON.
final class DraftWriter {

    private static final int MAC_KEY_LENGTH = 16;

    private final String app;
    private final DemoAuthority authority;
    private final SecureRandom random;
    private final JsonMapper json = new JsonMapper();

    DraftWriter(String app, DemoAuthority authority, SecureRandom random) {
        this.app = app;
        this.authority = authority;
        this.random = random;
    }

    /// The request with a certificate and a MAC key of its own.
    byte[] write(Draft draft) {
        byte[] secret = new byte[MAC_KEY_LENGTH];
        random.nextBytes(secret);
        String mac = KeyHmac.ofText(secret, draft.cleartext());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("temporaryExposureKeys", draft.keyMembers());
        body.put("healthAuthorityID", app);
        body.put(
                "verificationPayload",
                authority.certify(new Diagnosis(draft.diagnosis(), Optional.empty()), mac));
        body.put(
                draft.macKeyName(),
                draft.spelling().apply(Base64.getEncoder().encodeToString(secret)));
        body.putAll(draft.members());
        return json.writeValueAsBytes(body);
    }
}
