package org.enkeyserver.common.exportfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.enkeyserver.common.exportfile.ExportVerifier.Verdict;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.EcdsaVerifier;
import org.enkeyserver.common.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Archives of national deployments and of the makers of phones, against the list that comes with
/// them.
class RealArchivesIT {

    private static final ExportFileReader READER = new ExportFileReader(ExportLimits.DEFAULT);

    @Test
    void verifiesEveryExportOfTheNetherlands() throws IOException {
        ECPublicKey key = key("nl/204-v12.pub.pem");
        List<Row> rows = rows("nl/");
        assertThat(rows).hasSize(240);
        for (Row row : rows) {
            ExportOutline outline = READER.scan(SharedData.require(row.path), KeyListener.NONE);

            assertThat(ExportVerifier.verify(outline, key, new SignatureNames("204", "v12")))
                    .as(row.path)
                    .isEqualTo(Verdict.VERIFIED);
            row.assertDescribes(outline);
        }
    }

    @ParameterizedTest
    @MethodSource("properSamples")
    void readsAndVerifiesProperSamples(Row row) throws IOException {
        Path file = SharedData.require(row.path);
        ExportOutline outline =
                file.toString().endsWith("export.bin")
                        ? READER.readBinary(Files.readAllBytes(file)).outline()
                        : READER.scan(file, KeyListener.NONE);

        row.assertDescribes(outline);
        if (row.signature.startsWith("valid with")) {
            assertThat(ExportVerifier.verify(outline, key("keys/" + row.keyFile())))
                    .isEqualTo(Verdict.VERIFIED);
        }
    }

    static Stream<Row> properSamples() throws IOException {
        return rows("samples/").stream()
                .filter(row -> row.note.isEmpty() || !row.signature.isEmpty())
                // The keys of these test exports have 53 and 32 bytes.
                .filter(row -> !row.path.contains("nl-covid19-notification-app-backend"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "samples/corona-warn-app+cwa-app-android/export.zip, UNKNOWN_PREFIX",
        "samples/corona-warn-app+cwa-app-android/export_invalid.zip, MISSING_BINARY",
        "samples/mh-+corona-warn-companion-android/demo_dks.zip, MISSING_SIGNATURES",
        "samples/mh-+corona-warn-companion-android/demo_dks_normal.zip, MISSING_SIGNATURES",
        "samples/mh-+corona-warn-companion-android/demo_dks_small.zip, MISSING_SIGNATURES",
        "samples/minvws+nl-covid19-notification-app-backend/ProtobufHeaderTestFile.zip,"
                + " WRONG_KEY_LENGTH",
        "samples/minvws+nl-covid19-notification-app-backend/eks.zip, WRONG_KEY_LENGTH",
    })
    void rejectsNegativeFixtures(String path, Defect defect) {
        Path file = SharedData.require(path);

        assertThatThrownBy(() -> READER.read(file))
                .isInstanceOfSatisfying(
                        MalformedExportException.class,
                        malformed -> assertThat(malformed.defect()).isEqualTo(defect));
    }

    @Test
    void refusesTheRawSignatureOfTheDutchFixture() {
        ExportFile file =
                READER.read(
                        SharedData.require(
                                "samples/minvws+nl-covid19-notification-app-android/"
                                        + "export-incorrect-sig.zip"));

        assertThat(file.signatures()).hasSize(1);
        assertThat(EcdsaVerifier.isStrictDer(file.signatures().getFirst().value().bytes()))
                .isFalse();
        assertThat(file.outline().batchSize()).isEqualTo(7);
    }

    @Test
    void aStrictReaderRefusesTheThirdEntryOfTheNetherlands() {
        ExportFileReader strict = new ExportFileReader(ExportLimits.DEFAULT.withoutExtraEntries());
        Path file = SharedData.require("nl/exports/1600596180-1600682580-00001.zip");

        assertThatThrownBy(() -> strict.read(file))
                .isInstanceOfSatisfying(
                        MalformedExportException.class,
                        malformed -> assertThat(malformed.defect()).isEqualTo(Defect.EXTRA_ENTRY));
    }

    private static ECPublicKey key(String path) throws IOException {
        return EcKeys.publicKeyFromPem(Files.readString(SharedData.require(path)));
    }

    private static List<Row> rows(String prefix) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.require("manifest.csv"))) {
            if (line.startsWith(prefix) && !line.contains(".json") && !line.contains(".pem")) {
                String[] cells = line.split(",", 12);
                if (!cells[3].isEmpty() || prefix.equals("samples/")) {
                    rows.add(new Row(cells));
                }
            }
        }
        return rows;
    }

    /// A line of the manifest.
    static final class Row {

        private final String path;
        private final String keys;
        private final String revised;
        private final String start;
        private final String end;
        private final String region;
        private final String signature;
        private final String note;

        private Row(String[] cells) {
            path = cells[0];
            keys = cells[3];
            revised = cells[4];
            start = cells[5];
            end = cells[6];
            region = cells[7];
            signature = cells[10];
            note = cells[11];
        }

        private String keyFile() {
            String name = signature.substring("valid with ".length());
            return (name.startsWith("go-example-") ? name.substring(11) : name) + ".pub.pem";
        }

        private void assertDescribes(ExportOutline outline) {
            assertThat(outline.keys()).as(path).isEqualTo(Integer.parseInt(keys));
            assertThat(outline.revisedKeys()).as(path).isEqualTo(Integer.parseInt(revised));
            assertThat(outline.header())
                    .as(path)
                    .isEqualTo(
                            new ExportHeader(Long.parseLong(start), Long.parseLong(end), region));
        }

        @Override
        public String toString() {
            return path;
        }
    }
}
