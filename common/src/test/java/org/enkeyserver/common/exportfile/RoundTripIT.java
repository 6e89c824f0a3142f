package org.enkeyserver.common.exportfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.enkeyserver.common.exportfile.ExportVerifier.Verdict;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SoftwareSigner;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is written is read again and verifies, by its own key alone.
class RoundTripIT {

    private static final KeyPair PAIR = EcKeys.generate(new SecureRandom());
    private static final KeyPair OTHER = EcKeys.generate(new SecureRandom());
    private static final SignatureNames NAMES = new SignatureNames("310", "v1");

    @TempDir private Path folder;

    @ParameterizedTest(name = "K-41 seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsBackWhatWasWritten(long seed) {
        RandomGenerator random = new Random(seed);
        List<ExportedKey> keys = keys(random, random.nextInt(3_000));
        List<ExportedKey> revised = keys(random, random.nextInt(300));
        ExportHeader header =
                new ExportHeader(
                        random.nextLong(2_000_000_000L), 2_000_000_000L + random.nextInt(99), "ÄÖ");
        Path archive = folder.resolve("export.zip");
        WrittenExport written;
        try (ExportFileWriter writer =
                ExportFileWriter.open(
                        archive, header, List.of(new Signatory(new SoftwareSigner(PAIR), NAMES)))) {
            keys.forEach(writer::key);
            revised.forEach(writer::revisedKey);
            written = writer.finish();
        }

        ExportFile file =
                new ExportFileReader(ExportLimits.DEFAULT.withoutExtraEntries()).read(archive);

        assertThat(file.header()).isEqualTo(header);
        assertThat(file.keys()).isEqualTo(keys);
        assertThat(file.revisedKeys()).isEqualTo(revised);
        assertThat(file.outline().digest()).isEqualTo(written.digest());
        assertThat(verify(file, PAIR, NAMES)).isEqualTo(Verdict.VERIFIED);
        assertThat(verify(file, OTHER, NAMES)).isEqualTo(Verdict.REFUTED);
        assertThat(verify(file, PAIR, new SignatureNames("310", "v2")))
                .isEqualTo(Verdict.NOT_NAMED);
    }

    private static Verdict verify(ExportFile file, KeyPair pair, SignatureNames names) {
        return ExportVerifier.verify(file.outline(), (ECPublicKey) pair.getPublic(), names);
    }

    private static List<ExportedKey> keys(RandomGenerator random, int count) {
        return Stream.generate(() -> key(random))
                .limit(count)
                .sorted(Comparator.comparing(ExportedKey::tek))
                .toList();
    }

    private static ExportedKey key(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        int type = random.nextInt(5);
        return new ExportedKey(
                TemporaryExposureKey.of(bytes),
                random.nextInt(9),
                random.nextInt(Integer.MAX_VALUE),
                1 + random.nextInt(144),
                type == 0 ? OptionalInt.empty() : OptionalInt.of(type == 4 ? 5 : type),
                random.nextBoolean()
                        ? OptionalInt.empty()
                        : OptionalInt.of(random.nextInt(29) - 14));
    }
}
