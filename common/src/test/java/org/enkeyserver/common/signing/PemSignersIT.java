package org.enkeyserver.common.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemSignersIT {

    @TempDir private Path folder;

    @Test
    void signsWithTheKeyInAFile() throws IOException {
        KeyPair pair = EcKeys.generate(new SecureRandom());
        Files.createDirectories(folder.resolve("keys/us"));
        Files.writeString(
                folder.resolve("keys/us/310.pem"), EcKeys.toPem((ECPrivateKey) pair.getPrivate()));

        Signer signer = new PemSigners(folder.resolve("keys")).open("us/310.pem");

        byte[] digest = new byte[32];
        assertThat(signer.publicKey()).isEqualTo(pair.getPublic());
        assertThat(EcdsaVerifier.verifiesDigest(signer.publicKey(), digest, signer.sign(digest)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"absent.pem", "../outside.pem", "/etc/hostname", "", ".", "garbage.pem"})
    void refusesOtherReferences(String reference) throws IOException {
        Files.writeString(folder.resolve("outside.pem"), "x");
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/garbage.pem"), "garbage");

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> new PemSigners(folder.resolve("keys")).open(reference));
    }
}
