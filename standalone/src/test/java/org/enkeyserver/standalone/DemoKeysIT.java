package org.enkeyserver.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoKeysIT {

    @TempDir private Path data;

    @Test
    void keepsWhatItMade() throws IOException {
        DemoKeys first = DemoKeys.in(data, new SecureRandom());
        DemoKeys second = DemoKeys.in(data, new SecureRandom());

        assertThat(Base64.getDecoder().decode(first.revisionAad())).hasSize(32);
        assertThat(second.revisionAad()).isEqualTo(first.revisionAad());
        assertThat(second.token()).isEqualTo(first.token());
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("revision-token-aad"))))
                .isEqualTo("rw-------");
    }

    @Test
    void addsWhatAnOlderDataFolderLacks() throws IOException {
        DemoKeys old = DemoKeys.in(data, new SecureRandom());
        Files.delete(data.resolve("revision-token-aad"));

        DemoKeys now = DemoKeys.in(data, new SecureRandom());

        assertThat(now.token()).isEqualTo(old.token());
        assertThat(now.authorityPublicKey()).isEqualTo(old.authorityPublicKey());
        assertThat(Base64.getDecoder().decode(now.revisionAad())).hasSize(32);
    }
}
