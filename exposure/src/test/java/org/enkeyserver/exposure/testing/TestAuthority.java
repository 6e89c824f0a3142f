package org.enkeyserver.exposure.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.enkeyserver.common.signing.EcKeys;

/// A health authority that signs whatever a test wants.
public final class TestAuthority {

    /// The key of the certificates in `spec/publish.md`, appendix A.2. TEST
    public static final String SPEC_PUBLIC_KEY =
            """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBxwQMsY4eyWlsdzQ2QuGmfcjVskv
            IW5kzoBUDAG13xfAUAVIAhbbXlQbsuHJVBWGhX6Lg/1Oz0PNX6An49rpVQ==
            -----END PUBLIC KEY-----
            """;

    private final KeyPair keys;

    private TestAuthority(KeyPair keys) {
        this.keys = keys;
    }

    public static TestAuthority create() {
        return new TestAuthority(EcKeys.generate(new SecureRandom()));
    }

    public String publicKeyPem() {
        return EcKeys.toPem((ECPublicKey) keys.getPublic());
    }

    /// A JWT of these JSON texts.
    public String sign(String header, String claims) {
        String text = segment(header) + "." + segment(claims);
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(text));
    }

    private byte[] signature(String text) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(keys.getPrivate());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String segment(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
