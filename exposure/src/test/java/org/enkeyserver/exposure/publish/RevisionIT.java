package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestAuthority;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Revisions and their tokens: rows R of `spec/publish.md` section 11.
final class RevisionIT {

    private static final TestKey K1 = TestKey.of(1, 2706048, 144);
    private static final TestKey K2 = TestKey.of(2, 2705904, 144);
    private static final TestKey K3 = TestKey.of(3, 2705760, 144);

    private final PublishServer server = Servers.usual();

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
        Servers.legacy().forgetKeys();
    }

    private TestUpload upload(String type, TestKey... keys) {
        return TestUpload.of(server.authority(), keys).reportType(type);
    }

    /// The same keys under another MAC: not the phone that sent them first.
    private TestUpload another(String type, TestKey... keys) {
        return upload(type, keys).macWithoutRisk();
    }

    private String tokenOf(TestUpload upload) {
        Answer answer = server.publish(upload);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.token()).isNotEmpty(); // K-82
        return answer.token();
    }

    @Test
    void publishesAndRevisesTheExampleOfTheSpecification() { // appendix A.2
        PublishServer legacy = Servers.legacy();

        Answer first = legacy.post(SpecVectors.upload(SpecVectors.CERTIFICATE_LIKELY));
        assertThat(first.inserted()).isEqualTo(2);
        assertThat(legacy.storedAll("report_type")).containsOnly("likely");
        assertThat(legacy.storedAll("transmission_risk")).containsOnly("4");
        assertThat(legacy.storedAll("days_since_onset")).containsExactly("-1", "0");
        assertThat(stats(legacy, "oldest_tek_days[3]")).isEqualTo(1);
        assertThat(stats(legacy, "onset_age_days[2]")).isEqualTo(1);
        assertThat(stats(legacy, "teks")).isEqualTo(2);
        assertThat(stats(legacy, "revisions")).isZero();

        Answer second =
                legacy.post(SpecVectors.upload(SpecVectors.CERTIFICATE_CONFIRMED, first.token()));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.has("code")).isFalse();
        assertThat(second.inserted()).isZero();
        assertThat(second.token()).isNotEmpty().isNotEqualTo(first.token());
        assertThat(legacy.storedAll("report_type")).containsOnly("likely");
        assertThat(legacy.storedAll("transmission_risk")).containsOnly("4");
        assertThat(legacy.storedAll("revised_report_type")).containsOnly("confirmed");
        assertThat(legacy.storedAll("revised_transmission_risk")).containsOnly("2");
        assertThat(legacy.storedAll("revised_days_since_onset")).containsExactly("-1", "0");
        assertThat(legacy.storedAll("revised_at at time zone 'UTC'"))
                .containsOnly("2021-06-15 12:00:00");
        assertThat(stats(legacy, "revisions")).isEqualTo(1);
        assertThat(stats(legacy, "teks")).isEqualTo(4);
        assertThat(stats(legacy, "oldest_tek_days[3]")).isEqualTo(1);
    }

    @Test
    void revisesWithTheReturnedToken() { // R01, R20
        String token = tokenOf(upload("likely", K1).claim("symptomOnsetInterval", "2705904"));

        Answer answer =
                server.publish(
                        upload("confirmed", K1.withRisk(5))
                                .claim("symptomOnsetInterval", "2706048")
                                .token(token));

        assertTaken(answer, 0);
        assertThat(row("report_type")).isEqualTo("likely");
        assertThat(row("transmission_risk")).isEqualTo("4");
        assertThat(row("days_since_onset")).isEqualTo("1");
        assertThat(row("revised_report_type")).isEqualTo("confirmed");
        assertThat(row("revised_transmission_risk")).isEqualTo("5");
        assertThat(row("revised_days_since_onset")).isEqualTo("0");
        assertThat(row("health_authority_id")).isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}: token {1}, {2}: {3}")
    @CsvSource({
        "R02, '', confirmed, missing_revision_token",
        "R08, '***', confirmed, missing_revision_token",
        "R07, CgE3EgEA, confirmed, invalid_revision_token",
        "R10 other MAC (D31), '', likely, missing_revision_token"
    })
    void refusesStoredKeysWithoutAGoodToken(String row, String token, String type, String code) {
        tokenOf(upload("likely", K1));

        Answer answer = server.publish(another(type, K1, K2).token(token));

        assertRefused(answer, code);
        assertThat(server.storedKeys()).isEqualTo(1);
    }

    @Test
    void refusesATokenThatNamesNotAllStoredKeys() { // R03
        String token = tokenOf(upload("likely", K1));
        tokenOf(upload("likely", K2));

        assertRefused(
                server.publish(upload("confirmed", K1, K2).token(token)), "invalid_revision_token");
        assertThat(server.storedAll("revised_at")).containsOnly("null");
    }

    @Test
    void refusesASecondRevision() { // R04, R19
        String token = tokenOf(upload("likely", K1));
        String second = tokenOf(upload("negative", K1).token(token));

        assertRefused(server.publish(upload("confirmed", K1).token(second)), "key_already_revised");
        assertTaken(server.publish(upload("negative", K1).token(token)), 0);
        assertTaken(server.publish(upload("likely", K1).token(second)), 0);
        assertThat(row("revised_report_type")).isEqualTo("negative");
        assertThat(row("revised_transmission_risk")).isEqualTo("6"); // R16
    }

    @Test
    void refusesABypassedReportTypeForAStoredKey() { // R05
        PublishServer legacy = Servers.legacy();
        var first =
                TestUpload.of(legacy.authority(), K1)
                        .app("com.example.bypass")
                        .reportType("confirmed");
        String token = legacy.publish(first).token();

        Answer answer =
                legacy.publish(
                        TestUpload.of(legacy.authority(), K1)
                                .app("com.example.bypass")
                                .reportType("rubbish")
                                .token(token));

        assertThat(answer.code()).isEqualTo("invalid_report_type_transition");
        assertThat(answer.error()).contains("cannot transition from \"confirmed\" to \"\"");
    }

    @Test
    void namesTheForbiddenTransition() { // R17
        String token = tokenOf(upload("confirmed", K1));

        Answer answer = server.publish(upload("likely", K1).token(token));

        assertRefused(answer, "invalid_report_type_transition");
        assertThat(answer.error())
                .isEqualTo(
                        "invalid report type transition: cannot transition from \"confirmed\" to"
                                + " \"likely\"");
    }

    @Test
    void changesNothingForTheSameReportType() { // R09
        String token = tokenOf(upload("likely", K1));

        Answer answer = server.publish(another("likely", K1).token(token));

        assertTaken(answer, 0);
        assertThat(row("revised_at")).isEqualTo("null");
        assertThat(stats(server, "teks")).isEqualTo(1);
        assertThat(stats(server, "revisions")).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"R12 period", "R12 start"})
    void refusesChangedTimes(String what) { // R12, D06
        String token = tokenOf(upload("likely", K1));
        TestKey changed =
                what.endsWith("period") ? TestKey.of(1, 2706048, 124) : TestKey.of(1, 2706049, 143);

        assertRefused(
                server.publish(upload("confirmed", changed).token(token)),
                "invalid_revision_token");
    }

    @Test
    void leavesOutOthersKeysWhereSetUpSo() { // R13, R14, R15
        try (PublishServer partial =
                PublishServer.start(Map.of("enks.revision.allow-partial", "true"))) {
            String token =
                    partial.publish(TestUpload.of(partial.authority(), K1).reportType("likely"))
                            .token();
            partial.publish(TestUpload.of(partial.authority(), K2).reportType("likely"));

            Answer without =
                    partial.publish(TestUpload.of(partial.authority(), K1, K2).macWithoutRisk());
            assertThat(without.code()).isEqualTo("missing_revision_token");

            Answer answer =
                    partial.publish(TestUpload.of(partial.authority(), K1, K2, K3).token(token));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.inserted()).isEqualTo(1);
            assertThat(partial.storedAll("revised_report_type"))
                    .containsExactly("null", "null", "confirmed");
            assertThat(partial.storedAll("report_type"))
                    .containsExactly("confirmed", "likely", "likely");

            Answer again =
                    partial.publish(
                            TestUpload.of(partial.authority(), K1, K3)
                                    .macWithoutRisk()
                                    .token(answer.token()));
            assertThat(again.status()).isEqualTo(200);
        }
    }

    @Test
    void handsOutNoTokenForOthersKeysWhenAPartialRevisionIsRepeated() { // D19, D31
        try (PublishServer partial =
                PublishServer.start(Map.of("enks.revision.allow-partial", "true"))) {
            TestAuthority authority = partial.authority();
            String token = partial.publish(TestUpload.of(authority, K1)).token();
            partial.publish(TestUpload.of(authority, K2).reportType("likely"));
            TestUpload upload = TestUpload.of(authority, K2, K3).token(token);
            partial.publish(upload);

            String repeated = partial.publish(upload).token();

            partial.publish(TestUpload.of(authority, K2).reportType("negative").token(repeated));
            assertThat(partial.storedAll("revised_report_type")).containsOnly("null");
        }
    }

    @Test
    void storesNoNegativeKeysAndNamesThemInNoToken() { // R21, D17
        String token = tokenOf(upload("negative", K1));
        assertThat(server.storedKeys()).isZero();
        tokenOf(upload("likely", K1));

        assertRefused(
                server.publish(another("confirmed", K1).token(token)), "invalid_revision_token");
    }

    @Test
    void leavesImportedKeysAlone() { // R22, D06
        String token = tokenOf(upload("likely", K1));
        server.database().execute("update enks.tek set origin = 'imported', app_name = null");

        assertRefused(
                server.publish(upload("confirmed", K1).token(token)), "invalid_revision_token");
        assertTaken(server.publish(upload("likely", K1).token(token)), 0);
    }

    @Test
    void needsNoTokenOfTrustedAppsWhereTheServerAllows() { // R23, D34
        PublishServer legacy = Servers.legacy();
        for (PublishServer one : List.of(legacy, server)) {
            one.publish(TestUpload.of(one.authority(), K1).reportType("likely"));
            Answer answer =
                    one.publish(TestUpload.of(one.authority(), K1).app("com.example.trusted"));
            assertThat(answer.code()).isEqualTo(one == legacy ? "" : "missing_revision_token");
            assertThat(one.stored("revised_report_type"))
                    .isEqualTo(one == legacy ? "confirmed" : "null");
        }
    }

    @Test
    void keepsFormerKeysInLaterTokens() { // R24, K-94
        String first = tokenOf(upload("likely", K1));
        String second = tokenOf(upload("likely", K2).token(first));

        assertTaken(server.publish(upload("confirmed", K1, K2).token(second)), 0);
        assertThat(server.storedAll("revised_report_type")).containsOnly("confirmed");
    }

    @Test
    void keepsATokenToItsApp() { // D32
        String token = tokenOf(upload("likely", K1));

        assertRefused(
                server.publish(upload("confirmed", K1).app("com.example.r1").token(token)),
                "invalid_revision_token");
    }

    @Test
    void addsRegionsAndTraveler() { // D18
        String token = tokenOf(upload("likely", K1));
        server.database()
                .execute("update enks.tek set regions = '{CA,US}', health_authority_id = 2");

        server.publish(upload("confirmed", K1).member("traveler", "true").token(token));

        assertThat(row("regions")).isEqualTo("{CA,US}");
        assertThat(row("traveler")).isEqualTo("true");
        assertThat(row("health_authority_id")).isEqualTo("1");
    }

    @Test
    void holdsBackTheRevisionOfAKeyThatIsStillInUse() {
        TestKey today = TestKey.of(1, 2706192, 144);
        String token = tokenOf(upload("likely", today));
        server.publish(upload("confirmed", today).token(token));

        assertThat(row("revised_at at time zone 'UTC'")).isEqualTo("2021-06-16 01:00:00");
    }

    private String row(String column) {
        return server.stored(column);
    }

    private static int stats(PublishServer server, String column) {
        return server.jdbc()
                .sql("select coalesce(sum(" + column + "), 0) from enks.health_authority_stats")
                .query(Integer.class)
                .single();
    }

    private static void assertTaken(Answer answer, int inserted) {
        assertThat(answer.code()).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.inserted()).isEqualTo(inserted);
        assertThat(answer.token()).isNotEmpty(); // K-82
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.has("revisionToken")).isFalse();
        assertThat(answer.has("insertedExposures")).isFalse();
    }
}
