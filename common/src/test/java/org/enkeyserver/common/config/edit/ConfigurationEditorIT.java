package org.enkeyserver.common.config.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.config.ExportConfig;
import org.enkeyserver.common.config.edit.Change.Action;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Applied;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Conflict;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Planned;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Refused;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConfigurationEditorIT {

    private static final Instant NOW = TestClock.SPEC_NOW;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestClock CLOCK = new TestClock(NOW);

    private final ConfigurationEditor editor = Shared.EDITOR;

    @BeforeEach
    void empty() {
        CLOCK.set(NOW);
        DATABASE.execute(
                """
                truncate enks.upload_client, enks.health_authority, enks.signature_info,
                         enks.export_config, enks.importer, enks.mirror cascade;
                update enks.configuration_version set version = 0
                """);
    }

    @Test
    void appliesADocumentThatServicesThenRead() { // row 20
        apply(Documents.COMPLETE);

        ConfigReader reader = reader();
        assertThat(reader.uploadClient("gov.example.app").orElseThrow().regions())
                .isEqualTo(Set.of("GB", "IE"));
        assertThat(reader.healthAuthority("gov.example").orElseThrow().keys()).hasSize(2);
        ExportConfig export = reader.exportConfigs().getFirst();
        assertThat(export.period()).isEqualTo(Duration.ofDays(1));
        assertThat(export.outputRegion()).isEqualTo("GB");
        assertThat(export.thru()).isEmpty();
        assertThat(reader.signatureInfos(export.signatureInfoIds()))
                .extracting(info -> info.keyVersion(), info -> info.effectiveFrom())
                .containsExactly(
                        tuple("v2", Instant.parse("2021-06-01T00:00:00.123456Z")),
                        tuple("v1", Instant.parse("2021-01-01T00:00:00Z")));
    }

    @Test
    void applyingTwiceChangesNothing() {
        Applied first = apply(Documents.COMPLETE);
        CLOCK.advance(Duration.ofDays(1));
        Applied second = apply(Documents.COMPLETE);

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.plan().changes()).hasSize(7);
        assertThat(second.version()).isEqualTo(1);
        assertThat(second.plan().changes()).isEmpty();
    }

    @Test
    void momentsThatAreLeftOutAreThoseOfTheFirstApplication() {
        String document =
                """
                signatureInfos:
                  - {keyId: "1", keyVersion: a, signingKey: k}
                """;
        apply(document);
        CLOCK.advance(Duration.ofDays(1));

        assertThat(apply(document).plan().changes()).isEmpty();
        assertThat(exported()).contains("effectiveFrom: 2021-06-15T12:34:56Z\n");
    }

    @Test
    void theExportedDocumentIsTheSameByteForByteAfterItIsApplied() {
        apply(Documents.COMPLETE);
        String exported = exported();
        TestDatabase other = TestDatabase.create();
        ConfigurationEditor otherEditor = TestEditor.on(other.dataSource(), CLOCK);

        assertThat(apply(exported).plan().changes()).isEmpty();
        assertThat(exported()).isEqualTo(exported);
        assertThat(otherEditor.apply(Documents.read(exported))).isInstanceOf(Applied.class);
        assertThat(ConfigurationYaml.write(otherEditor.current().document())).isEqualTo(exported);
    }

    @Test
    void planningSaysWhatWouldHappenAndChangesNothing() {
        apply(Documents.COMPLETE);
        Planned planned =
                (Planned)
                        editor.plan(
                                Documents.read(
                                        Documents.COMPLETE.replace("period: P1D", "period: 4h")));

        assertThat(planned.version()).isEqualTo(1);
        assertThat(planned.plan().changes())
                .containsExactly(
                        new Change(
                                Action.CHANGE,
                                "exports",
                                "cdn/exports/gb",
                                List.of(new Change.FieldChange("period", "24h", "4h"))));
        assertThat(exported()).contains("period: 24h");
    }

    @Test
    void sectionsThatAreLeftOutStayAsTheyAre() {
        apply(Documents.COMPLETE);
        String before = exported();

        assertThat(apply("mirrors: []\n").plan().changes())
                .extracting(Change::action, Change::name)
                .containsExactly(tuple(Action.REMOVE, "ireland"));
        assertThat(exported()).isNotEqualTo(before).contains("gov.example.app", "cdn");
    }

    @Test
    void exportsAndImportersThatAreLeftOutEndAndAreNeverDeleted() {
        apply(Documents.COMPLETE);
        List<Change> changes =
                apply("exports: []\nimporters: []\nsignatureInfos: []\n").plan().changes();

        assertThat(changes)
                .extracting(Change::action, Change::name)
                .containsExactly(
                        tuple(Action.END, "cdn/exports/gb"),
                        tuple(Action.END, "https://other.example/index.txt"));
        ExportConfig ended = reader().exportConfigs().getFirst();
        assertThat(ended.thru()).contains(NOW);
        // Its last window must still be signed.
        assertThat(reader().signatureInfos(ended.signatureInfoIds())).hasSize(2);
        CLOCK.advance(Duration.ofDays(1));
        assertThat(apply("exports: []\n").plan().changes()).isEmpty();
        String exported = exported();
        assertThat(apply(exported).plan().changes()).isEmpty();
        assertThat(exported()).isEqualTo(exported);
    }

    @Test
    void anEndIsClearedByLeavingItOut() { // row 20, D-18
        apply("signatureInfos:\n  - {keyId: a, keyVersion: a, signingKey: k, thru: 2030-01-01}\n");
        apply("signatureInfos:\n  - {keyId: a, keyVersion: a, signingKey: k}\n");

        assertThat(exported()).doesNotContain("thru");
    }

    @Test
    void keysThatAreLeftOutAreRevoked() { // J05
        apply(Documents.COMPLETE);
        apply(
                """
                healthAuthorities:
                  - issuer: gov.example
                    audience: exposure
                    name: Example
                    keys:
                      - version: future
                        from: 2022-01-01T00:00:00Z
                        publicKey: |
                %s
                """
                        .formatted(Documents.PEM.indent(10)));
        apply(
                """
                healthAuthorities:
                  - {issuer: gov.example, audience: exposure, name: Example, keys: []}
                """);

        assertThat(reader().healthAuthority("gov.example").orElseThrow().keys())
                .extracting(key -> key.version(), key -> key.thru())
                .containsExactlyInAnyOrder(
                        tuple("v1", Optional.of(NOW)),
                        tuple("v2", Optional.of(NOW)),
                        tuple("future", Optional.of(Instant.parse("2022-01-01T00:00:00Z"))));
    }

    @Test
    void keysFromJwksAreShownAndLeftAlone() {
        apply(WITH_JWKS);
        insertJwksKey();

        String exported = exported();
        assertThat(exported).contains("version: theirs").contains("source: jwks");
        assertThat(apply(exported).plan().changes()).isEmpty();
        assertThat(apply(WITH_JWKS).plan().changes()).isEmpty();
        DATABASE.execute("update enks.health_authority_key set thru_at = '2021-06-15T00:00:00Z'");
        assertThat(apply(exported).plan().changes()).isEmpty();
        assertThat(jwksKey())
                .isEqualTo("jwks 2 2021-06-15 00:00:00"); // An old document undoes no revocation.
    }

    @Test
    void anOperatorTakesAKeyFromJwksOverByNamingIt() {
        apply(WITH_JWKS);
        insertJwksKey();

        apply(WITH_JWKS.replace("[]", "[{version: theirs, thru: 2021-06-15T12:34:56Z}]"));

        assertThat(jwksKey()).isEqualTo("manual 2 2021-06-15 12:34:56");
        assertThat(reader().healthAuthority("gov.example").orElseThrow().keys())
                .allSatisfy(key -> assertThat(key.publicKeyPem()).isEqualTo(Documents.PEM));
    }

    private static final String WITH_JWKS =
            """
            healthAuthorities:
              - issuer: gov.example
                audience: exposure
                name: Example
                jwksUri: https://gov.example/jwks
                keys: []
            """;

    private static void insertJwksKey() {
        DATABASE.execute(
                """
                insert into enks.health_authority_key
                    (health_authority_id, key_version, from_at, public_key_pem, source,
                     missed_fetches)
                select health_authority_id, 'theirs', '2021-06-01T00:00:00Z', '%s', 'jwks', 2
                  from enks.health_authority
                """
                        .formatted(Documents.PEM));
    }

    private static String jwksKey() {
        return JdbcClient.create(DATABASE.dataSource())
                .sql(
                        """
                        select source || ' ' || missed_fetches || ' '
                               || to_char(thru_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
                          from enks.health_authority_key
                        """)
                .query(String.class)
                .single();
    }

    @Test
    void authoritiesAndClientsThatAreLeftOutTogetherAreRemoved() {
        apply(Documents.COMPLETE);
        Refused refused = (Refused) editor.apply(Documents.read("healthAuthorities: []\n"));
        assertThat(refused.violations().getFirst().message()).contains("gov.example.app");

        assertThat(apply("healthAuthorities: []\nuploadClients: []\n").plan().changes())
                .extracting(Change::action, Change::section)
                .containsExactly(
                        tuple(Action.REMOVE, "healthAuthorities"),
                        tuple(Action.REMOVE, "uploadClients"));
        assertThat(reader().healthAuthority("gov.example")).isEmpty();
    }

    @Test
    void anotherLetterCaseOfAPlaceIsTheSameExport() { // row 25
        apply(Documents.COMPLETE);

        assertThat(apply(Documents.COMPLETE.replace("exports/gb", "exports/GB")).plan().changes())
                .extracting(Change::section)
                .containsOnly("exports");
        assertThat(reader().exportConfigs()).hasSize(1);
    }

    @Test
    void refusesTheWholeDocumentWhenOnePartIsWrong() {
        Refused refused =
                (Refused)
                        editor.apply(
                                Documents.read(
                                        Documents.COMPLETE.replace("period: P1D", "period: 7h")));

        assertThat(refused.violations())
                .containsExactly(
                        new Violation(
                                "exports[0].period",
                                null,
                                "period must divide equally into 24 hours (e.g., 2h, 4h, 12h, 15m, 30m)"));
        assertThat(reader().uploadClient("gov.example.app")).isEmpty();
    }

    @Test
    void refusesToWriteOverAChangeItsAuthorHasNotSeen() {
        apply(Documents.COMPLETE);

        assertThat(editor.apply(Documents.read("mirrors: []\n"), 0)).isEqualTo(new Conflict(1));
        assertThat(editor.apply(Documents.read("mirrors: []\n"), 1)).isInstanceOf(Applied.class);
    }

    @Test
    void ofTwoWritersWhoSawTheSameOneWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            long seen = editor.current().version();
            CyclicBarrier start = new CyclicBarrier(2);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<ConfigurationOutcome>> outcomes =
                        List.of(
                                threads.submit(() -> rename("one", seen, start)),
                                threads.submit(() -> rename("two", seen, start)));
                assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                        .hasAtLeastOneElementOfType(Applied.class)
                        .hasAtLeastOneElementOfType(Conflict.class);
            }
            assertThat(editor.current().version()).isEqualTo(seen + 1);
        }
    }

    @Test
    void writersWhoDoNotCareFollowEachOther() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ConfigurationOutcome> one = threads.submit(() -> rename("one", -1, start));
            Future<ConfigurationOutcome> two = threads.submit(() -> rename("two", -1, start));
            assertThat(one.get()).isInstanceOf(Applied.class);
            assertThat(two.get()).isInstanceOf(Applied.class);
        }
        assertThat(editor.current().version()).isEqualTo(2);
    }

    private ConfigurationOutcome rename(String name, long version, CyclicBarrier start)
            throws Exception {
        ConfigurationDocument document =
                Documents.read(
                        "healthAuthorities:\n  - {issuer: i, audience: a, name: %s%d}\n"
                                .formatted(name, version));
        start.await();
        return editor.apply(document, version);
    }

    private Applied apply(String yaml) {
        return (Applied) editor.apply(Documents.read(yaml));
    }

    private String exported() {
        return ConfigurationYaml.write(editor.current().document());
    }

    private ConfigReader reader() {
        return new ConfigReader(JdbcClient.create(DATABASE.dataSource()));
    }

    /// Costs a second, hence once.
    private static final class Shared {

        private static final ConfigurationEditor EDITOR =
                TestEditor.on(DATABASE.dataSource(), CLOCK);
    }
}
