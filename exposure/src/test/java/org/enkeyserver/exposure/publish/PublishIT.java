package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of uploads: rows A, K and R of `spec/publish.md` section 11 that concern new keys.
final class PublishIT {

    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);
    private static final TestKey DAY_BEFORE = TestKey.of(2, 2705904, 144);

    private final PublishServer server = Servers.usual();

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
    }

    private TestUpload upload(TestKey... keys) {
        return TestUpload.of(server.authority(), keys);
    }

    @Test
    void storesWhatThePhoneSent() {
        Answer answer =
                server.publish(
                        upload(YESTERDAY, DAY_BEFORE)
                                .reportType("likely")
                                .claim("symptomOnsetInterval", "2706048")
                                .member("traveler", "true"));

        assertSuccess(answer, 2);
        assertThat(server.storedAll("report_type")).containsOnly("likely");
        assertThat(server.storedAll("transmission_risk")).containsOnly("4");
        assertThat(server.storedAll("days_since_onset")).containsExactly("-1", "0");
        assertThat(server.storedAll("created_at at time zone 'UTC'"))
                .containsOnly("2021-06-15 12:00:00");
        assertThat(server.storedAll("regions")).containsOnly("{US}");
        assertThat(server.storedAll("traveler")).containsOnly("true");
        assertThat(server.storedAll("origin")).containsOnly("local");
        assertThat(server.storedAll("app_name")).containsOnly("com.example.app");
        assertThat(server.storedAll("health_authority_id")).containsOnly("1");
        assertThat(server.storedAll("encode(tek, 'hex')"))
                .containsExactly("02".repeat(16), "01".repeat(16));
    }

    @Test
    void takesWhatIphonesSend() { // K-69, K-70, K-71, K-77
        Answer answer =
                server.post(
                        upload(YESTERDAY, DAY_BEFORE)
                                .withoutMember("hmacKey")
                                .member("hmackey", '"' + TestUpload.HMAC_KEY + '"')
                                .member("vaccinated", "false")
                                .member("traveler", "false")
                                .member("symptomOnsetInterval", "2705904")
                                .json());

        assertSuccess(answer, 2);
        assertThat(server.storedAll("days_since_onset")).containsExactly("0", "1");
        assertThat(server.storedAll("transmission_risk")).containsOnly("2");
    }

    @Test
    void takesWhatAndroidSends() { // K-69, K-75, K-77
        String padding = Base64.getEncoder().encodeToString(new byte[5_000]);
        byte[] body =
                upload(YESTERDAY.withRisk(1), DAY_BEFORE.withRisk(1))
                        .member("padding", '"' + padding + '"')
                        .member("traveler", "true")
                        .json()
                        .getBytes(StandardCharsets.UTF_8);

        Answer answer =
                server.send(request ->
                        request.header("Content-Type", "application/json; charset=utf-8")
                                .POST(BodyPublishers.ofByteArray(body)));

        assertSuccess(answer, 2);
        assertThat(server.storedAll("transmission_risk")).containsOnly("1");
    }

    @Test
    void publishesTheExampleOfTheSpecification() { // appendix A.2
        PublishServer legacy = Servers.legacy();
        legacy.forgetKeys();

        Answer first = legacy.post(SpecVectors.upload(SpecVectors.CERTIFICATE_LIKELY));
        assertSuccess(first, 2);
        assertThat(legacy.storedAll("report_type")).containsOnly("likely");
        assertThat(legacy.storedAll("transmission_risk")).containsOnly("4");
        assertThat(legacy.storedAll("days_since_onset")).containsExactly("-1", "0");
        assertThat(legacy.storedAll("created_at at time zone 'UTC'"))
                .containsOnly("2021-06-15 12:00:00");

        Answer second = legacy.post(SpecVectors.upload(SpecVectors.CERTIFICATE_CONFIRMED));
        assertRefused(second, 400, "missing_revision_token", 0);

        legacy.forgetKeys();
        assertSuccess(legacy.post(SpecVectors.upload(SpecVectors.CERTIFICATE_CONFIRMED)), 2);
        assertThat(legacy.storedAll("transmission_risk")).containsOnly("2");
    }

    @Test
    void refusesUnknownApps() { // A01
        Answer answer = server.publish(upload(YESTERDAY).app("com.example.unknown"));

        assertRefused(answer, 401, "unknown_health_authority_id");
        assertThat(answer.error()).contains("unauthorized health authority");
        assertRefused(server.post("{}"), 401, "unknown_health_authority_id");
    }

    @Test
    void answersUnknownAppsWith400WhereSetUpSo() { // C-08
        assertRefused(Servers.legacy().post("{}"), 400, "unknown_health_authority_id");
    }

    @ParameterizedTest(name = "{0}: {1} is stored as {2} with regions {3}")
    @CsvSource({
        "A02, COM.Example.APP, com.example.app, {US}",
        "A03, com.example.r1, com.example.r1, '{R1,R2}'"
    })
    void storesTheRegionsOfTheApp(String row, String sent, String name, String regions) {
        assertSuccess(server.publish(upload(YESTERDAY).app(sent)), 1);

        assertThat(server.stored("app_name")).isEqualTo(name);
        assertThat(server.stored("regions")).isEqualTo(regions);
    }

    @Test
    void storesTheDefaultRegionForAppsWithoutOneInUpperCase() { // A06, A07
        PublishServer legacy = Servers.legacy();
        legacy.forgetKeys();
        var upload = TestUpload.of(legacy.authority(), YESTERDAY).app("com.example.nowhere");

        assertSuccess(legacy.publish(upload), 1);
        assertThat(legacy.stored("regions")).isEqualTo("{US}");
    }

    @Test
    void refusesAppsWithoutAnyRegion() { // A06
        assertRefused(
                server.publish(upload(YESTERDAY).app("com.example.nowhere")),
                500,
                "health_authority_missing_region_config");
    }

    @Test
    void takesTheGoodKeysOfAnUpload() { // K10, C-07, D07, D33, K-83, K-84
        Answer answer =
                server.publish(
                        upload(
                                TestKey.of(1, 2706048, 144).withText("zzz*"),
                                DAY_BEFORE,
                                TestKey.of(3, 100, 144),
                                TestKey.of(4, 2705760, 200),
                                TestKey.of(5, 2806048, 144)));

        assertSuccess(answer, 1, "partial_failure");
        assertThat(answer.text("errorCode")).isEqualTo("partial_failure");
        assertThat(answer.warnings())
                .containsExactly(
                        "key 0 cannot be imported: illegal base64 data at input byte 3",
                        "key 2 cannot be imported: key expires before minimum window; 100 + 144 ="
                                + " 244 which is too old, must be >= 2704107",
                        "key 3 cannot be imported: invalid interval count, 200, must be >= 1 && <="
                                + " 144",
                        "key 4 cannot be imported: interval number 2806048 is in the future, must"
                                + " be <= 2706267");
        assertThat(answer.json().path("rejectedKeys").size()).isEqualTo(4);
        assertThat(answer.json().path("rejectedKeys").path(1).path("index").asInt()).isEqualTo(2);
        assertThat(answer.json().path("rejectedKeys").path(0).path("reason").asString())
                .isEqualTo("illegal base64 data at input byte 3");
        assertThat(server.stored("encode(tek, 'hex')")).isEqualTo("02".repeat(16));
    }

    @Test
    void refusesUploadsOfBadKeysOnly() { // K11
        Answer answer = server.publish(upload(TestKey.of(3, 100, 144), TestKey.of(4, 100, 200)));

        assertRefused(answer, 400, "bad_request");
        assertThat(answer.error())
                .startsWith("unable to read request data: 2 errors occurred:\n\t* key 0 cannot be");
        assertThat(answer.json().path("rejectedKeys").size()).isEqualTo(2);
    }

    @Test
    void refusesTheWholeUploadForAKeyOfWrongLength() { // K04, K10, K-79
        Answer answer = server.publish(upload(YESTERDAY, DAY_BEFORE.withText(TestKey.text(2, 18))));

        assertRefused(answer, 400, "bad_request");
        assertThat(answer.error()).contains("invalid key length, 18, must be 16");
    }

    @Test
    void refusesAKeyWithoutPeriod() { // D12, K-98
        Answer answer = server.publish(upload(YESTERDAY.withoutPeriod()));

        assertRefused(answer, 400, "bad_request");
        assertThat(answer.error()).contains("invalid interval count, 0");
    }

    @Test
    void refusesTooManyKeys() { // K02
        var keys = new TestKey[31];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = TestKey.of(i, 2704200 + i * 10L, 10);
        }

        Answer answer = server.publish(upload(keys));

        assertRefused(answer, 400, "bad_request");
        assertThat(answer.error()).contains("too many exposure keys in publish: 31, max of 30");
    }

    @Test
    void takesThirtyKeys() { // K-78, K-80
        var keys = new TestKey[30];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = TestKey.of(i, 2704176 + (i / 3) * 144L, 48 + 48 * (i % 3));
        }

        assertSuccess(server.publish(upload(keys).claim("symptomOnsetInterval", "2705000")), 30);
    }

    @Test
    void storesAKeyThatIsSentTwiceOnce() { // K24
        assertSuccess(server.publish(upload(YESTERDAY, YESTERDAY)), 1);
        assertThat(server.storedKeys()).isEqualTo(1);
    }

    @Test
    void holdsBackAKeyThatIsStillInUse() { // K12
        server.publish(upload(TestKey.of(1, 2706192, 144)));

        assertThat(server.stored("created_at at time zone 'UTC'")).isEqualTo("2021-06-16 01:00:00");
    }

    @Test
    void releasesAKeyThatIsStillInUseWhereSetUpSo() { // K13
        PublishServer legacy = Servers.legacy();
        legacy.forgetKeys();
        legacy.publish(TestUpload.of(legacy.authority(), TestKey.of(1, 2706192, 144)));

        assertThat(legacy.stored("created_at at time zone 'UTC'")).isEqualTo("2021-06-15 12:00:00");
    }

    @Test
    void answersSuccessWithWarningsWhereAllKeysAreTooFarFromOnset() { // S05
        Answer answer =
                server.publish(
                        upload(TestKey.of(1, 2706192, 60))
                                .claim("symptomOnsetInterval", "2702160"));

        assertSuccess(answer, 0);
        assertThat(answer.warnings())
                .containsExactly(
                        "key 0 symptom onset is too large, 28 > 14 - saving without this key");
        assertThat(server.storedKeys()).isZero();
    }

    @ParameterizedTest(name = "{0}: {1} gives {2}")
    @CsvSource({"S02 request first, true, 0", "S02 certificate first (D11), false, -1"})
    void countsDaysFromThePreferredOnset(String row, boolean requestFirst, String days) {
        PublishServer chosen = requestFirst ? Servers.legacy() : server;
        chosen.forgetKeys();
        chosen.publish(
                TestUpload.of(chosen.authority(), DAY_BEFORE)
                        .claim("symptomOnsetInterval", "2706048")
                        .member("symptomOnsetInterval", "2705904"));

        assertThat(chosen.stored("days_since_onset")).isEqualTo(days);
    }

    @Test
    void storesNoNegativeKeysAtFirstUpload() { // R21
        Answer answer = server.publish(upload(YESTERDAY).reportType("negative"));

        assertSuccess(answer, 0);
        assertThat(server.storedKeys()).isZero();
    }

    @ParameterizedTest(name = "{0}: second upload as {1} with token {2}: {3}")
    @CsvSource({
        "R02, likely, '', missing_revision_token",
        "R10, confirmed, '', missing_revision_token",
        "R02 negative, negative, '', missing_revision_token",
        "R08, likely, '*not base64*', missing_revision_token",
        "R07, likely, CgE3EmcAAQIDBAUGBwgJCgtNGNwLxOTDGoxAloqw6Q==, invalid_revision_token"
    })
    void refusesKeysThatAreStored(String row, String type, String token, String code) {
        server.publish(upload(YESTERDAY));

        Answer answer =
                server.publish(
                        upload(DAY_BEFORE, YESTERDAY)
                                .reportType(type)
                                .member("revisionToken", '"' + token + '"'));

        assertRefused(answer, 400, code, 1);
        assertThat(server.stored("encode(tek, 'hex')")).isEqualTo("01".repeat(16));
        assertThat(server.stored("report_type")).isEqualTo("confirmed");
    }

    @ParameterizedTest(name = "R06, K-72: token {0} does not matter for new keys")
    @CsvSource({"'\"\"'", "null", "'\"CgE3EmcAAQID\"'", "'\"*\"'"})
    void ignoresTheTokenOfNewKeys(String token) {
        assertSuccess(server.publish(upload(YESTERDAY).member("revisionToken", token)), 1);
    }

    @Test
    void insertsARacedKeyExactlyOnce() throws InterruptedException, ExecutionException { // D19
        for (int round = 0; round < 25; round++) {
            server.forgetKeys();
            String one = upload(YESTERDAY, DAY_BEFORE).json();
            String other = upload(DAY_BEFORE, YESTERDAY, TestKey.of(3, 2705760, 144)).json();
            List<Callable<Answer>> uploads =
                    List.of(() -> server.post(one), () -> server.post(other));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = threads.invokeAll(uploads);
                Answer first = answers.get(0).get();
                Answer second = answers.get(1).get();
                assertThat(List.of(first.status(), second.status()))
                        .containsExactlyInAnyOrder(200, 400);
                Answer winner = first.status() == 200 ? first : second;
                Answer loser = first.status() == 200 ? second : first;
                assertThat(loser.code()).isEqualTo("missing_revision_token");
                assertThat(server.storedKeys()).isEqualTo(winner.inserted());
            }
        }
    }

    private static void assertSuccess(Answer answer, int inserted) {
        assertSuccess(answer, inserted, "");
    }

    private static void assertSuccess(Answer answer, int inserted, String code) {
        assertThat(answer.error()).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.has("error")).isFalse(); // K-83
        assertThat(answer.has("code")).isEqualTo(!code.isEmpty());
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.inserted()).isEqualTo(inserted);
    }

    private void assertRefused(Answer answer, int status, String code) {
        assertRefused(answer, status, code, 0);
    }

    private void assertRefused(Answer answer, int status, String code, int stored) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("errorCode")).isEqualTo(code); // K-86
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isNotEmpty();
        assertThat(answer.text("errorId")).hasSize(16);
        assertThat(answer.has("insertedExposures")).isFalse();
        assertThat(server.storedKeys()).isEqualTo(stored);
    }
}
