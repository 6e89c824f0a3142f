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
    private static final int RANDOM_BYTES = 32;

    private final String token;
    private final String revisionAad;
    private final String authorityPublicKey;

    private DemoKeys(String token, String revisionAad, String authorityPublicKey) {
        this.token = token;
        this.revisionAad = revisionAad;
        this.authorityPublicKey = authorityPublicKey;
    }

    /// Reads what is there and makes what is missing.
    static DemoKeys in(Path data, SecureRandom random) {
        try {
            String token =
                    randomIn(
                            data.resolve("api-token"),
                            Base64.getUrlEncoder().withoutPadding(),
                            random);
            String revisionAad =
                    randomIn(data.resolve("revision-token-aad"), Base64.getEncoder(), random);
            KeyPair signing = keyIn(data.resolve(SIGNING_KEY), random);
            Path signingPublic = data.resolve(SIGNING_PUBLIC_KEY);
            if (Files.notExists(signingPublic)) {
                PrivateFile.write(signingPublic, EcKeys.toPem((ECPublicKey) signing.getPublic()));
            }
            KeyPair authority = keyIn(data.resolve(AUTHORITY_KEY), random);
            return new DemoKeys(
                    token, revisionAad, EcKeys.toPem((ECPublicKey) authority.getPublic()));
        } catch (IOException failed) {
            throw new StandaloneException("cannot make the demo's keys in " + data, failed);
        }
    }

    /// Opens the operators' endpoints.
    String token() {
        return token;
    }

    /// What revision tokens are bound to, base64. The key that wraps their keys makes itself, in
    /// the data folder too.
    String revisionAad() {
        return revisionAad;
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

    private static String randomIn(Path file, Base64.Encoder encoder, SecureRandom random)
            throws IOException {
        if (Files.notExists(file)) {
            var bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            PrivateFile.write(file, encoder.encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }
}
