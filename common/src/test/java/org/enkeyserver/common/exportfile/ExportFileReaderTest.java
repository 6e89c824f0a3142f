package org.enkeyserver.common.exportfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ObjectAssert;
import org.enkeyserver.common.exportfile.TestArchives.Entry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileReaderTest {

    private static final ExportFileReader READER =
            new ExportFileReader(new ExportLimits(100_000, 4, 20_000, 2_000, 100, 10, 64, true));

    @Test
    void readsWhatIsProper() {
        ExportFile file = READER.read(TestArchives.proper());

        assertThat(file.header()).isEqualTo(TestArchives.HEADER);
        assertThat(file.keys()).hasSize(1);
        assertThat(file.outline().batchNumber()).isEqualTo(1);
        assertThat(file.outline().signatureInfos())
                .containsExactly(
                        new SignatureDescription(
                                new SignatureNames("310", "v1"), "1.2.840.10045.4.3.2"));
    }

    @Test
    void ignoresOtherEntriesAndTheirOrder() {
        byte[] zip =
                TestArchives.zip(
                        new Entry("content.sig", new byte[3]),
                        new Entry("export.sig", TestArchives.signatures()),
                        new Entry("export.bin", TestArchives.binary()));

        assertThat(READER.read(zip).keys()).hasSize(1);
        rejects(new ExportFileReader(ExportLimits.DEFAULT.withoutExtraEntries()), zip)
                .isEqualTo(Defect.EXTRA_ENTRY);
    }

    @Test
    void passesOverUnknownAndFormerFields() {
        WireBuffer info = new WireBuffer(64);
        info.text(1, "org.example.bundle");
        info.text(2, "org.example.android");
        info.text(3, "v1");
        WireBuffer out = TestArchives.header();
        out.message(6, info);
        out.number(99, 7);
        out.fixed64(98, -1);

        ExportFile file = READER.read(TestArchives.withBinary(out.toByteArray()));

        assertThat(file.outline().signatureInfos().getLast().names())
                .isEqualTo(new SignatureNames("", "v1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void namesTheDefectOfAMalformedArchive(String name, byte[] archive, Defect defect) {
        rejects(READER, archive).as(name).isEqualTo(defect);
    }

    static Stream<Arguments> malformed() {
        byte[] proper = TestArchives.proper();
        return Stream.of(
                arguments("nothing at all", new byte[0], Defect.NOT_A_ZIP),
                arguments("text", "<html>not here</html>".getBytes(US_ASCII), Defect.NOT_A_ZIP),
                arguments("first half", Arrays.copyOf(proper, 150), Defect.NOT_A_ZIP),
                arguments(
                        "last byte missing",
                        Arrays.copyOf(proper, proper.length - 1),
                        Defect.NOT_A_ZIP),
                arguments(
                        "rubbish behind",
                        Arrays.copyOf(proper, proper.length + 9),
                        Defect.STRAY_BYTES),
                arguments("rubbish before", prefixed(proper), Defect.INCONSISTENT_ZIP),
                arguments("too large", new byte[100_001], Defect.ARCHIVE_TOO_LARGE),
                arguments(
                        "too many entries",
                        TestArchives.zip(
                                IntStream.range(0, 5)
                                        .mapToObj(i -> new Entry("e" + i, new byte[0]))
                                        .toArray(Entry[]::new)),
                        Defect.TOO_MANY_ENTRIES),
                arguments(
                        "64 no export.bin",
                        TestArchives.zip(new Entry("export.sig", new byte[0])),
                        Defect.MISSING_BINARY),
                arguments(
                        "no export.sig",
                        TestArchives.zip(new Entry("export.bin", TestArchives.binary())),
                        Defect.MISSING_SIGNATURES),
                arguments(
                        "traversal",
                        TestArchives.zip(new Entry("../export.bin", new byte[0])),
                        Defect.UNSAFE_ENTRY_NAME),
                arguments(
                        "directory",
                        TestArchives.zip(new Entry("export/", new byte[0])),
                        Defect.UNSAFE_ENTRY_NAME),
                arguments("entry twice", twice(), Defect.DUPLICATE_ENTRY),
                arguments(
                        "other name in the directory",
                        replaced(proper, "export.bin", "exporT.bin", true),
                        Defect.INCONSISTENT_ZIP),
                arguments(
                        "zip bomb, B-28, S-14",
                        TestArchives.withBinary(new byte[50_000]),
                        Defect.UNKNOWN_PREFIX),
                arguments("zip bomb behind a header, B-28, S-14", bomb(), Defect.BINARY_TOO_LARGE),
                arguments(
                        "large signature list",
                        TestArchives.withSignatures(largeField(5_000)),
                        Defect.SIGNATURES_TOO_LARGE),
                arguments("damaged content", damaged(proper), Defect.INCONSISTENT_ZIP),
                arguments(
                        "65 header v2",
                        TestArchives.withBinary("EK Export v2    ".getBytes(US_ASCII)),
                        Defect.UNKNOWN_PREFIX));
    }

    @ParameterizedTest(name = "{0} bytes, B-29")
    @ValueSource(ints = {0, 1, 8, 15})
    void rejectsAShortHeader(int length) {
        byte[] binary = Arrays.copyOf(ExportFormat.magic(), length);

        rejects(READER, TestArchives.withBinary(binary)).isEqualTo(Defect.UNKNOWN_PREFIX); // B-29
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedMessages")
    void namesTheDefectOfAMalformedMessage(String name, String hex, Defect defect) {
        ByteArrayOutputStream binary = new ByteArrayOutputStream();
        binary.writeBytes(ExportFormat.magic());
        binary.writeBytes(HexFormat.of().parseHex(hex));

        rejects(READER, TestArchives.withBinary(binary.toByteArray())).as(name).isEqualTo(defect);
    }

    static Stream<Arguments> malformedMessages() {
        String key = "0a10" + "00".repeat(16);
        return Stream.of(
                arguments("cut off time", "0900", Defect.TRUNCATED_MESSAGE),
                arguments("cut off key", "3a7f0a10", Defect.TRUNCATED_MESSAGE),
                arguments("key beyond its message", "3a040a1000000000", Defect.TRUNCATED_MESSAGE),
                arguments("tag without value", "20", Defect.TRUNCATED_MESSAGE),
                arguments("negative time", "09" + "ff".repeat(8), Defect.NEGATIVE_NUMBER),
                arguments(
                        "K-31 negative risk, ten bytes",
                        "3a1d" + key + "10ffffffffffffffffff01",
                        Defect.NEGATIVE_NUMBER),
                arguments(
                        "K-31 negative risk, five bytes",
                        "3a18" + key + "10ffffffff0f",
                        Defect.NEGATIVE_NUMBER),
                arguments(
                        "number of eleven bytes",
                        "3a1e" + key + "10ffffffffffffffffffff01",
                        Defect.INVALID_VARINT),
                arguments(
                        "number of 40 bits",
                        "3a19" + key + "10ffffffffff01",
                        Defect.INVALID_VARINT),
                arguments("impossible length", "3affffffffffffffffff01", Defect.INVALID_VARINT),
                arguments("field number zero", "0000", Defect.INVALID_FIELD),
                arguments("group", "5b5c", Defect.INVALID_FIELD),
                arguments("time as varint", "0801", Defect.INVALID_FIELD),
                arguments("key of 15 bytes", "3a110a0f" + "00".repeat(15), Defect.WRONG_KEY_LENGTH),
                arguments("key of 17 bytes", "3a130a11" + "00".repeat(17), Defect.WRONG_KEY_LENGTH),
                arguments("key without bytes", "3a00", Defect.WRONG_KEY_LENGTH),
                arguments("long region", "1a41" + "41".repeat(65), Defect.INVALID_TEXT),
                arguments("region that is no UTF-8", "1a01ff", Defect.INVALID_TEXT),
                arguments("101 keys", ("3a12" + key).repeat(101), Defect.TOO_MANY_KEYS),
                arguments("11 infos", "3200".repeat(11), Defect.TOO_MANY_SIGNATURES));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("any bytes give an archive or a named defect, nothing else")
    void survivesAnySpoiling(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] archive = TestArchives.proper();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                archive[random.nextInt(archive.length)] = (byte) random.nextInt();
            }
            int length = random.nextInt(10) == 0 ? random.nextInt(archive.length) : archive.length;
            try {
                assertThat(READER.read(Arrays.copyOf(archive, length)).keys()).hasSizeLessThan(2);
            } catch (MalformedExportException named) {
                assertThat(named).hasMessageMatching("\\S.*");
            } catch (RuntimeException other) {
                fail("seed " + seed + ", round " + round, other);
            }
        }
    }

    private static ObjectAssert<Defect> rejects(ExportFileReader reader, byte[] archive) {
        try {
            reader.read(archive);
        } catch (MalformedExportException malformed) {
            return assertThatObject(malformed.defect());
        }
        throw new AssertionError("was read without complaint");
    }

    private static byte[] prefixed(byte[] archive) {
        byte[] result = new byte[archive.length + 5];
        System.arraycopy(archive, 0, result, 5, archive.length);
        return result;
    }

    private static byte[] bomb() {
        WireBuffer out = TestArchives.header();
        out.raw(largeField(50_000), 50_000);
        return TestArchives.withBinary(out.toByteArray());
    }

    private static byte[] largeField(int size) {
        WireBuffer out = new WireBuffer(size);
        out.bytes(50, new byte[size], size);
        return Arrays.copyOf(out.toByteArray(), size);
    }

    private static byte[] twice() {
        byte[] zip =
                TestArchives.zip(
                        new Entry("export.bin", TestArchives.binary()),
                        new Entry("export.biN", TestArchives.binary()),
                        new Entry("export.sig", TestArchives.signatures()));
        return replaced(zip, "export.biN", "export.bin", false);
    }

    private static byte[] damaged(byte[] archive) {
        byte[] result = archive.clone();
        result[60] ^= 0x55;
        return result;
    }

    private static byte[] replaced(byte[] zip, String from, String to, boolean onlyLast) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf(from);
        String result =
                onlyLast
                        ? text.substring(0, last) + to + text.substring(last + to.length())
                        : text.replace(from, to);
        return result.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void refusesAnIndexThatIsTooLargeOrNoText() {
        assertThatThrownBy(() -> ExportIndex.parse(new byte[ExportIndex.MAX_BYTES + 1]))
                .isInstanceOf(MalformedExportException.class);
        assertThatThrownBy(() -> ExportIndex.parse(new byte[] {(byte) 0xEF, 0x41}))
                .isInstanceOf(MalformedExportException.class);
    }
}
