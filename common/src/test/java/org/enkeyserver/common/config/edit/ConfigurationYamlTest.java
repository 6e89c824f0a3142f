package org.enkeyserver.common.config.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.enkeyserver.common.config.edit.ConfigurationYaml.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationYamlTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "exports:\\n  - bucket: b\\n    filname: x\\n    period: 4h | exports[0].filname | 3 | there is no member 'filname' here, but: bucket, excludeRegions, filenameRoot, from, inputRegions, maxRecords, outputRegion, period, signatureInfos, thru, travelers",
                "exports:\\n  - period: often | exports[0].period | 2 | this is not a duration such as 4h, 30m or P1D",
                "exports:\\n  - from: 2026 | exports[0].from | 2 | this is not a moment such as 2026-12-31T00:00:00Z",
                "exports:\\n  - inputRegions: US | exports[0].inputRegions | 2 | this must be a list",
                "exports:\\n  - maxRecords: 1.5 | exports[0].maxRecords | 2 | this must be a whole number",
                "uploadClients:\\n  - bypassCertificate: maybe | uploadClients[0].bypassCertificate | 2 | this must be true or false",
                "uploadClients:\\n  - name: [a] | uploadClients[0].name | 2 | this must be a text",
                "uploadClients:\\n  - text | uploadClients[0] | 2 | this must have members, such as 'name: value'",
                "uploadClients:\\n  - name: &a x\\n    regions: [*a] | uploadClients[0].regions[0] | 3 | aliases such as *this are not supported"
            })
    void saysWhereAndWhyItCannotRead(String yaml, String path, int line, String message) {
        assertThat(refusals(yaml.replace("\\n", "\n")))
                .first()
                .isEqualTo(new Violation(path, line, message));
    }

    @Test
    void refusesWhatIsNotOneDocument() {
        assertThat(refusals("exports: [")).hasSize(1);
        assertThat(refusals("exports: []\nexports: []"))
                .extracting(Violation::message)
                .containsExactly("a member is there twice");
        assertThat(refusals("exports: []\n---\nexports: []")).hasSize(1);
        assertThat(refusals("exports:\n  - \n"))
                .extracting(Violation::message)
                .containsExactly("a list must not have empty elements");
    }

    @Test
    void readsWordsThatLookLikeSomethingElse() {
        ConfigurationDocument document =
                Documents.read(
                        """
                        uploadClients:
                          - name: true
                            regions: [NO, 010]
                        signatureInfos:
                          - {keyId: 0310, keyVersion: 1}
                        exports:
                          - period: 1h30m
                        """);

        assertThat(document.uploadClients())
                .containsExactly(
                        new UploadClientEntry(
                                "true", List.of("NO", "010"), List.of(), false, false));
        assertThat(document.signatureInfos())
                .extracting(SignatureInfoEntry::naturalName)
                .containsExactly("0310/1");
        assertThat(document.exports())
                .extracting(ExportEntry::period)
                .containsExactly(Duration.ofMinutes(90));
    }

    @Test
    void writesWhatItReadsTheSame() {
        ConfigurationDocument document = Documents.read(Documents.COMPLETE);
        String text = ConfigurationYaml.write(document);

        assertThat(Documents.read(text)).isEqualTo(document);
        assertThat(ConfigurationYaml.write(Documents.read(text))).isEqualTo(text);
        assertThat(text).contains("publicKey: |\n").contains("keyId: \"310\"");
    }

    @Test
    void findsTheLineOfAFinding() {
        String yaml = "exports:\n  - bucket: b\n\n    period: 7h\n";

        assertThat(
                        ConfigurationYaml.withLines(
                                yaml,
                                List.of(
                                        new Violation("exports[0].period", null, "x"),
                                        new Violation("exports[0].signatureInfos", null, "x"),
                                        new Violation("signatureInfos", null, "x"))))
                .extracting(Violation::line)
                .containsExactly(4, 2, null);
    }

    @ParameterizedTest
    @CsvSource({"PT4H,4h", "90m,1h30m", "24h,24h", "61s,1m1s", "PT0S,PT0S"})
    void writesDurationsShort(String text, String written) {
        assertThat(DurationText.format(DurationText.parse(text).orElseThrow())).isEqualTo(written);
    }

    private static List<Violation> refusals(String yaml) {
        return switch (ConfigurationYaml.read(yaml)) {
            case Reading.Read read -> throw new AssertionError("read: " + read);
            case Reading.Unreadable unreadable -> unreadable.violations();
        };
    }
}
