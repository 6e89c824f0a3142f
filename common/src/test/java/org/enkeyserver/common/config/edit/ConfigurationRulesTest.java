package org.enkeyserver.common.config.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enkeyserver.common.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationRulesTest {

    private static final Instant NOW = TestClock.SPEC_NOW;
    private static final ConfigurationState NOTHING =
            new ConfigurationState(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    private static final String SIGNERS =
            """
            signatureInfos:
              - {keyId: "310", keyVersion: v1, signingKey: key.pem}
              - {keyId: "310", keyVersion: old, signingKey: old.pem, effectiveFrom: 2020-01-01, thru: 2021-06-15T11:34:56Z}
            """;
    private static final String EXPORT =
            SIGNERS
                    + """
                    exports:
                      - bucket: cdn
                        filenameRoot: exports/us
                        period: %s
                        outputRegion: us
                        inputRegions: %s
                        travelers: %s
                        thru: %s
                        maxRecords: %s
                        signatureInfos: %s
                    """;

    @ParameterizedTest(name = "19 period {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "25h | maximum period is 24h",
                "0 | period must be at least 1 second",
                "7h | period must divide equally into 24 hours (e.g., 2h, 4h, 12h, 15m, 30m)",
                "1500ms | period must divide equally into 24 hours (e.g., 2h, 4h, 12h, 15m, 30m)",
                "15m |",
                "1s |",
                "24h |",
                "P1D |"
            })
    void judgesPeriods(String period, String message) {
        List<Violation> violations =
                violations(export(period, "[]", "included", "", "", "[310/v1]"));

        if (message == null) {
            assertThat(violations).isEmpty();
        } else {
            assertThat(violations)
                    .containsExactly(new Violation("exports[0].period", null, message));
        }
    }

    @ParameterizedTest(name = "21 travelers {0}")
    @CsvSource({"of-regions,true", "included,true", "excluded,true", "both,false"})
    void takesOneOfThreeTravelerModes(String travelers, boolean allowed) {
        List<Violation> violations = violations(export("4h", "[]", travelers, "", "", "[310/v1]"));

        assertThat(violations.isEmpty()).isEqualTo(allowed);
        assertThat(violations)
                .allMatch(violation ->
                        violation.equals(
                                new Violation(
                                        "exports[0].travelers",
                                        null,
                                        "travelers is one of of-regions, included, excluded")));
    }

    @Test
    void refusesElevenSignatureInfos() { // row 22
        String infos =
                IntStream.rangeClosed(1, 11)
                        .mapToObj(number ->
                                "  - {keyId: a, keyVersion: v%d, signingKey: k}\n"
                                        .formatted(number))
                        .collect(Collectors.joining("", "signatureInfos:\n", ""));
        String document =
                """
                exports:
                  - bucket: cdn
                    filenameRoot: us
                    period: 4h
                    outputRegion: US
                    signatureInfos: [a/v1, a/v2, a/v3, a/v4, a/v5, a/v6, a/v7, a/v8, a/v9, a/v10%s]
                """;

        assertThat(violations(infos + document.formatted(""))).isEmpty();
        assertThat(violations(infos + document.formatted(", a/v11")))
                .containsExactly(
                        new Violation(
                                "exports[0].signatureInfos",
                                null,
                                "too many signing keys selected, there is a limit of 10"));
    }

    @ParameterizedTest(name = "66 signature infos {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[310/v1] |",
                "[310/v1, 310/old] |",
                "[310/old] | export 'cdn/exports/us' has no signature info that still signs",
                "[] | it needs a signature info: phones ignore files without a signature",
                "[310/v9] | export 'cdn/exports/us' refers to the signature info '310/v9', which is not there"
            })
    void wantsAnExportToBeSigned(String infos, String message) { // B-10
        List<Violation> violations = violations(export("4h", "[]", "included", "", "", infos));

        if (message == null) {
            assertThat(violations).isEmpty();
        } else {
            assertThat(violations)
                    .containsExactly(new Violation("exports[0].signatureInfos", null, message));
        }
    }

    @Test
    void anEndedExportNeedsNobodyWhoStillSigns() {
        assertThat(
                        violations(
                                        export(
                                                        "4h",
                                                        "[]",
                                                        "included",
                                                        "2021-06-01",
                                                        "",
                                                        "[310/old]")
                                                .replace(
                                                        "period:", "from: 2021-01-01\n    period:"))
                                .stream()
                                .map(Violation::message))
                .isEmpty();
    }

    @ParameterizedTest(name = "23 regions {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"test \", \" foo bar\", \"\"] | FOO BAR,TEST",
                "[us, US, ca] | CA,US",
                "[] | ''"
            })
    void writesRegionsOneWay(String regions, String expected) { // B-13 B-26
        ConfigurationState state =
                checked(export("4h", regions, "included", "", "", "[310/v1]"), new Findings());

        assertThat(String.join(",", state.exports().getFirst().inputRegions())).isEqualTo(expected);
        assertThat(state.exports().getFirst().outputRegion()).isEqualTo("US");
    }

    @ParameterizedTest(name = "27 at most {0} records")
    @CsvSource({"'',", "57,57", "0,"})
    void zeroRecordsMeansTheDefault(String wanted, Integer expected) {
        ConfigurationState state =
                checked(export("4h", "[]", "included", "", wanted, "[310/v1]"), new Findings());

        assertThat(state.exports().getFirst().maxRecords()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "a limit of {0} keys")
    @CsvSource({"'',false", "1000,false", "999,true", "1,true"})
    void notesALimitBelowTheFloorOfPadding(String wanted, boolean noted) {
        Findings findings = new Findings();
        checked(export("4h", "[]", "included", "", wanted, "[310/v1]"), findings);

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.notes())
                .extracting(Violation::path)
                .isEqualTo(noted ? List.of("exports[0].maxRecords") : List.of());
    }

    @Test
    void refusesAPlaceThatIsThereTwice() { // row 25
        String second =
                """
                  - bucket: CDN
                    filenameRoot: Exports/us
                    period: 4h
                    outputRegion: US
                    signatureInfos: [310/v1]
                """;

        assertThat(violations(export("4h", "[]", "included", "", "", "[310/v1]") + second))
                .containsExactly(
                        new Violation("exports[1]", null, "'CDN/Exports/us' is there twice"));
    }

    @Test
    void namesEveryThingThatIsMissing() { // A09
        assertThat(violations("uploadClients:\n  - {bypassCertificate: true}\n"))
                .containsExactly(
                        new Violation(
                                "uploadClients[0].name",
                                null,
                                "Health Authority ID cannot be empty"),
                        new Violation(
                                "uploadClients[0].regions", null, "Regions list cannot be empty"));
        assertThat(violations("healthAuthorities:\n  - {}\n"))
                .extracting(Violation::message)
                .containsExactly(
                        "issuer cannot be empty",
                        "audience cannot be empty",
                        "name cannot be empty");
        assertThat(violations("exports:\n  - {}\n"))
                .extracting(Violation::path)
                .containsExactly(
                        "exports[0].bucket",
                        "exports[0].filenameRoot",
                        "exports[0].period",
                        "exports[0].outputRegion",
                        "exports[0].signatureInfos");
    }

    @ParameterizedTest(name = "J06 jwksUri {0}")
    @CsvSource({
        "'\"\"',",
        "'\"  \"',",
        "https://a.example/jwks,https://a.example/jwks",
        "http://127.0.0.1:9/jwks,http://127.0.0.1:9/jwks"
    })
    void blankJwksUriIsNone(String wanted, String expected) {
        Findings findings = new Findings();
        ConfigurationState state = checked(authority("jwksUri: " + wanted), findings);

        assertThat(findings.violations()).isEmpty();
        assertThat(state.healthAuthorities().getFirst().jwksUri()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/jwks",
                "ftp://a.example/",
                "https://user:secret@a.example/",
                "https://a.example/#x",
                "a.example",
                "https:///x",
                "https://a b"
            })
    void refusesAddressesThatAreNotSafe(String address) { // I-19
        assertThat(violations(authority("jwksUri: \"" + address + "\"")))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.path()).isEqualTo("healthAuthorities[0].jwksUri");
                    assertThat(violation.message()).doesNotContain("secret");
                });
    }

    @Test
    void refusesPublicKeysThatAreNone() { // J09
        String rsa =
                """
                -----BEGIN PUBLIC KEY-----
                MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf
                9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==
                -----END PUBLIC KEY-----
                """;

        assertThat(keyViolation("garbage"))
                .contains("unable to decode PEM block containing PUBLIC KEY");
        assertThat(keyViolation(rsa)).contains("unsupported public key type");
        assertThat(violations(authority(key("v1", Documents.PEM)))).isEmpty();
        assertThat(violations(authority(key("v1", Documents.PEM.replace("\n", "\r\n"))))).isEmpty();
    }

    @Test
    void refusesAKeyVersionThatIsThereTwice() {
        assertThat(
                        violations(
                                authority(
                                        key("v1", Documents.PEM)
                                                + key("v1", Documents.PEM)
                                                        .replace("    keys:\n", ""))))
                .containsExactly(
                        new Violation(
                                "healthAuthorities[0].keys[1].version",
                                null,
                                "this version is there twice"));
    }

    @Test
    void aClientNeedsAnAuthorityThatExists() {
        assertThat(violations("uploadClients:\n  - {name: a, regions: [US]}\n"))
                .extracting(Violation::path)
                .containsExactly("uploadClients[0].healthAuthorities");
        assertThat(
                        violations(
                                "uploadClients:\n  - {name: a, regions: [US], healthAuthorities: [x]}\n"))
                .extracting(Violation::message)
                .containsExactly(
                        "upload client 'a' refers to the health authority 'x', which is not there");
    }

    @Test
    void aMirrorStaysOutOfThePlaceOfAnExport() { // M-19
        assertThat(
                        violations(
                                export("4h", "[]", "included", "", "", "[310/v1]")
                                        + mirror("cdn", "EXPORTS/us", "")))
                .containsExactly(
                        new Violation(
                                "mirrors[0].filenameRoot",
                                null,
                                "mirror 'm' would write where export 'cdn/exports/us' writes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same.zip", "[timestamp]", "../[uuid].zip"})
    void refusesRewritesThatCannotWork(String rewrite) { // M-12
        assertThat(violations(mirror("cdn", "m", rewrite)))
                .extracting(Violation::path)
                .containsExactly("mirrors[0].filenameRewrite");
    }

    @Test
    void importersTakeTheRegionOfEveryoneElse() { // I-21
        Findings findings = new Findings();
        ConfigurationState state =
                checked(
                        """
                        importers:
                          - indexUrl: https://a.example/index.txt
                            rootUrl: https://a.example
                            region: us-wa
                        """,
                        findings);

        assertThat(findings.violations()).isEmpty();
        assertThat(state.importers().getFirst().region()).isEqualTo("US-WA");
        assertThat(violations("importers:\n  - {}\n"))
                .extracting(Violation::message)
                .containsExactly(
                        "indexUrl cannot be blank",
                        "rootUrl cannot be blank",
                        "region cannot be blank");
    }

    private static String keyViolation(String pem) {
        List<Violation> violations = violations(authority(key("v1", pem)));
        assertThat(violations)
                .extracting(Violation::path)
                .containsExactly("healthAuthorities[0].keys[0].publicKey");
        return violations.getFirst().message();
    }

    private static String key(String version, String pem) {
        return "    keys:\n      - version: %s\n        publicKey: |\n%s"
                .formatted(version, pem.indent(10));
    }

    private static String authority(String more) {
        return """
        healthAuthorities:
          - issuer: i
            audience: a
            name: n
        %s
        """
                .formatted(more.startsWith(" ") ? more : "    " + more);
    }

    private static String mirror(String bucket, String root, String rewrite) {
        return """
        mirrors:
          - name: m
            indexUrl: https://a.example/index.txt
            rootUrl: https://a.example
            bucket: %s
            filenameRoot: %s
            filenameRewrite: "%s"
        """
                .formatted(bucket, root, rewrite);
    }

    private static String export(
            String period,
            String regions,
            String travelers,
            String thru,
            String maxRecords,
            String infos) {
        return EXPORT.formatted(period, regions, travelers, thru, maxRecords, infos);
    }

    private static List<Violation> violations(String yaml) {
        Findings findings = new Findings();
        checked(yaml, findings);
        return findings.violations();
    }

    private static ConfigurationState checked(String yaml, Findings findings) {
        return new ConfigurationRules(NOTHING, NOW).check(Documents.read(yaml), findings);
    }
}
