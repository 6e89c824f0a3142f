package org.enkeyserver.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.List;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.common.exportfile.SignatureNames;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.Signer;
import org.enkeyserver.common.store.TekScan;
import org.enkeyserver.export.ExportWorld;
import org.enkeyserver.export.TestKeys;
import org.enkeyserver.export.batch.ClaimOutcome;
import org.enkeyserver.export.batch.ClaimStore;
import org.enkeyserver.export.batch.ExportBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowFilesIT {

    private static final long SMALL = 20_000;

    @TempDir private Path folder;

    @Test
    void splitsMoreWhereAnArchiveWouldBeTooLarge() { // K-08
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            long config = world.config("1h from 2021-06-15T09:00:00Z");
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(3000));
            world.run("export-batches");
            ExportBatch batch =
                    switch (world.bean(ClaimStore.class)
                            .claimOldest(config, world.clock.instant(), Duration.ZERO)) {
                        case ClaimOutcome.Claimed claimed -> claimed.claim().batch();
                        case ClaimOutcome other -> throw new AssertionError(other);
                    };

            List<WrittenFile> files =
                    world.bean(TekScan.class)
                            .read(
                                    Selections.of(batch),
                                    keys ->
                                            world.bean(WindowFiles.class)
                                                    .write(
                                                            keys,
                                                            batch,
                                                            List.of(signatory()),
                                                            folder,
                                                            SMALL));

            assertThat(files).hasSizeGreaterThan(2).allMatch(file -> file.size() <= SMALL);
            assertThat(files.stream().mapToInt(file -> file.content().keys()).sum())
                    .isEqualTo(3000);
            assertThat(files).extracting(WrittenFile::window).doesNotHaveDuplicates();
        }
    }

    private static Signatory signatory() {
        ECPublicKey key = (ECPublicKey) EcKeys.generate(new SecureRandom()).getPublic();
        return new Signatory(
                new Signer() {
                    @Override
                    public ECPublicKey publicKey() {
                        return key;
                    }

                    @Override
                    public byte[] sign(byte[] sha256) {
                        return new byte[] {0x30};
                    }
                },
                new SignatureNames("310", "v1"));
    }
}
