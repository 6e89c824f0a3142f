package org.enkeyserver.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.enkeyserver.common.signing.EcKeys;

/// The keys and the token of a data folder, made at its first start and never shipped.
final class DemoKeys {

    static final String SIGNING_KEY = "signing-key.pem";
    private static final String SIGNING_PUBLIC_KEY = "signing-key.pub.pem";
    private static final String AUTHORITY_KEY = "demo-ha.key.pem";
    private static final int TOKEN_BYTES = 32;

    private final String token;
    private final String authorityPublicKey;

    private DemoKeys(String token, String authorityPublicKey) {
        this.token = token;
        this.authorityPublicKey = authorityPublicKey;
    }

    /// Reads what is there and makes what is missing.
    static DemoKeys in(Path data, SecureRandom random) {
        try {
            Path token = data.resolve("api-token");
            if (Files.notExists(token)) {
                PrivateFile.write(token, newToken(random));
            }
            KeyPair signing = keyIn(data.resolve(SIGNING_KEY), random);
            Path signingPublic = data.resolve(SIGNING_PUBLIC_KEY);
            if (Files.notExists(signingPublic)) {
                PrivateFile.write(signingPublic, EcKeys.toPem((ECPublicKey) signing.getPublic()));
            }
            KeyPair authority = keyIn(data.resolve(AUTHORITY_KEY), random);
            return new DemoKeys(
                    Files.readString(token).strip(),
                    EcKeys.toPem((ECPublicKey) authority.getPublic()));
        } catch (IOException failed) {
            throw new StandaloneException("cannot make the demo's keys in " + data, failed);
        }
    }

    /// Opens the operators' endpoints.
    String token() {
        return token;
    }

    String authorityPublicKey() {
        return authorityPublicKey;
    }

    private static KeyPair keyIn(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            return EcKeys.privateKeyFromPem(Files.readString(file));
        }
        KeyPair pair = EcKeys.generate(random);
        PrivateFile.write(file, EcKeys.toPem((ECPrivateKey) pair.getPrivate()));
        return pair;
    }

    private static String newToken(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
