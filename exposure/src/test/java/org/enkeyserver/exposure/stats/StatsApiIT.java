package org.enkeyserver.exposure.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestAuthority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `POST /v1/stats` over HTTP: rows P07 to P12 of `spec/publish.md` section 11.7.
final class StatsApiIT {

    private static final long NOW = TestClock.SPEC_NOW.getEpochSecond();
    private static final PublishServer SERVER = Servers.usual();
    private static final String USUAL_HEADER = "{\"alg\":\"ES256\",\"kid\":\"test\"}";
    private static final String CONFIGURATION =
            "unauthorized: issuer not found, API access forbidden or key not found";

    @BeforeAll
    static void configureAnAuthorityWithoutStatistics() {
        SERVER.database()
                .execute(
                        """
                        insert into enks.health_authority
                            (health_authority_id, issuer, audience, name, stats_enabled)
                        overriding system value
                        values (90, 'no-stats-iss', 'test-aud', 'Without statistics', false)
                        """);
    }

    @BeforeEach
    void forget() {
        SERVER.clock().set(TestClock.SPEC_NOW);
        SERVER.database()
                .execute("truncate enks.health_authority_stats, enks.health_authority_stats_day");
    }

    @Test
    void releasesTheDaysOfTheAuthority() { // P07 (deviates, D30), P08
        count(1, "2021-06-12T09:00:00Z", 3);
        count(1, "2021-06-13T09:00:00Z", 20);
        count(1, "2021-06-13T23:00:00Z", 6);
        count(1, "2021-06-14T09:00:00Z", 3);
        count(1, "2021-06-15T00:00:00Z", 481);
        count(1, "2021-06-15T01:00:00Z", 11);
        count(2, "2021-06-11T09:00:00Z", 1000);

        Answer answer = read(token());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.json().path("days")).hasSize(2);
        assertThat(answer.json().path("days").get(0).toString())
                .contains("\"day\":\"2021-06-12T00:00:00Z\"", "\"suppressed\":true")
                .contains("{\"unknown\":0,\"android\":0,\"ios\":0}");
        assertThat(answer.json().path("days").get(1).toString())
                .isEqualTo(
                        """
                        {"day":"2021-06-13T00:00:00Z",\
                        "publish_requests":{"unknown":0,"android":26,"ios":0},\
                        "total_teks_published":260,"requests_with_revisions":0,\
                        "tek_age_distribution":[0,26,0,0,0,0,0,0,0,0,0,0,0,0,0,0],\
                        "onset_to_upload_distribution":[0,0,26,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,\
                        0,0,0,0,0,0,0,0,0,0],\
                        "requests_missing_onset_date":0}\
                        """);
        assertThat(answer.text("padding")).hasSizeBetween(2732, 4096);
        assertThat(answer.has("error")).isFalse();
        assertThat(answer.has("code")).isFalse();
    }

    @Test
    void leavesDaysOutWhereThereAreNone() { // P08
        Answer answer = read(token());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.has("days")).isFalse();
        assertThat(answer.text("padding")).isNotEmpty();
    }

    @Test
    void answersWithCommaSeparatedValues() {
        count(1, "2021-06-13T09:00:00Z", 26);

        Answer answer = csv();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/csv");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        day,publish_requests_unknown,publish_requests_android,\
                        publish_requests_ios,total_teks_published,requests_with_revisions,\
                        requests_missing_onset_date,tek_age_distribution,\
                        onset_to_upload_distribution
                        2021-06-13T00:00:00Z,0,26,0,260,0,0,0|26|0|0|0|0|0|0|0|0|0|0|0|0|0|0,\
                        0|0|26|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0
                        """);
    }

    @Test
    void answersWithNothingWhereThereIsNoDay() { // 7.3: no days, empty output
        assertThat(csv().body()).isEmpty();
    }

    @ParameterizedTest(name = "P09 Authorization: {0}")
    @ValueSource(strings = {"LET ME IN", "bearer x.y.z", "Bearer ", ""})
    void demandsABearerToken(String authorization) { // P09
        Answer answer = read(authorization);

        assertRefused(answer, "Authorization header is not in `Bearer <token>` format");
    }

    @Test
    void demandsTheAudienceOfStatistics() { // P10
        assertRefused(
                read(bearer(USUAL_HEADER, claims("test-iss", "test-aud", NOW, NOW + 300))),
                "unauthorized, audience mismatch");
    }

    @ParameterizedTest(name = "P11 {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no kid | {\"alg\":\"ES256\"} | unauthorized: missing 'kid' header in token",
                "kid is a number | {\"alg\":\"ES256\",\"kid\":7} | unauthorized: invalid 'kid' field in token",
                "wrong alg | {\"alg\":\"RS256\",\"kid\":\"test\"} | unauthorized: unsupported signing method, must be ES256",
                "kid v99 (deviates, D04) | {\"alg\":\"ES256\",\"kid\":\"v99\"} | " + CONFIGURATION,
                "revoked kid (deviates, D04) | {\"alg\":\"ES256\",\"kid\":\"revoked\"} | "
                        + CONFIGURATION,
                "another key | {\"alg\":\"ES256\",\"kid\":\"v1\"} | unauthorized: crypto/ecdsa: verification error"
            })
    void demandsAKeyOfTheAuthority(String row, String header, String sentence) { // P11
        assertRefused(
                read(bearer(header, claims("test-iss", "keyserver", NOW, NOW + 300))), sentence);
    }

    @ParameterizedTest(name = "P11 {0}")
    @CsvSource({
        "wrong iss (deviates: D04), nobody, 0, 300, 'unauthorized: issuer not found, API access forbidden or key not found'",
        "stats disabled (deviates: D04), no-stats-iss, 0, 300, 'unauthorized: issuer not found, API access forbidden or key not found'",
        "not valid yet, test-iss, 61, 300, unauthorized: token is not valid yet",
        "expired, test-iss, -600, -1, unauthorized: token is expired",
        "valid for too long (D14), test-iss, 0, 3601, unauthorized: token is valid for too long"
    })
    void demandsATokenInForce(String row, String issuer, long from, long thru, String sentence) {
        assertRefused( // P11
                read(bearer(USUAL_HEADER, claims(issuer, "keyserver", NOW + from, NOW + thru))),
                sentence);
    }

    @ParameterizedTest(name = "P11 token \"{0}\"")
    @CsvSource({
        "., unauthorized: token contains an invalid number of segments",
        "a.b.c.d, unauthorized: token contains an invalid number of segments",
        "a.b.c, unauthorized: token is malformed"
    })
    void demandsAToken(String token, String sentence) { // P11
        assertRefused(read("Bearer " + token), sentence);
    }

    @ParameterizedTest(name = "P12 deviates (D08): {0} {1} is {2}")
    @CsvSource({
        "text/plain, {}, 415, content-type is not application/json",
        "application/json, '', 400, body must not be empty",
        "application/json, {, 400, malformed json",
        "application/json, [], 400, 'invalid value \"\"'",
        "application/json, '{\"padding\":1}', 400, 'invalid value \"padding\"'",
        "application/json, {} {}, 400, body must contain only one JSON object"
    })
    void readsBodiesAsThePublishPathDoes(
            String mediaType, String body, int status, String sentence) { // P12, D08
        Answer answer = post(mediaType, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo("bad_request");
        assertThat(answer.error())
                .isEqualTo("error unmarshalling API call, code: " + status + ": " + sentence);
        assertThat(answer.text("padding")).hasSizeBetween(2732, 4096);
    }

    @Test
    void refusesLargeBodies() { // D08
        Answer answer = post("application/json", "{\"padding\":\"" + "x".repeat(64_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("padding")).isNotEmpty();
    }

    @Test
    void takesPaddingAndUnknownMembers() {
        assertThat(post("application/json; charset=utf-8", "{\"Padding\":\"eA==\",\"later\":[1]}"))
                .extracting(Answer::status)
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void refusesOtherMethods(String method) { // D01
        Answer answer =
                SERVER.send(
                        StatsController.PATH,
                        request ->
                                request.header("Authorization", token())
                                        .method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("POST");
        assertThat(answer.text("padding")).isNotEmpty();
    }

    private static void assertRefused(Answer answer, String sentence) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthorized");
        assertThat(answer.error()).isEqualTo(sentence);
        assertThat(answer.text("padding")).hasSizeBetween(2732, 4096);
        assertThat(answer.has("days")).isFalse();
    }

    private static Answer read(String authorization) {
        return SERVER.send(
                StatsController.PATH,
                request -> {
                    request.header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"));
                    if (!authorization.isEmpty()) {
                        request.header("Authorization", authorization);
                    }
                });
    }

    private static Answer csv() {
        return SERVER.send(
                StatsController.PATH,
                request ->
                        request.header("Content-Type", "application/json")
                                .header("Authorization", token())
                                .header("Accept", "text/csv")
                                .POST(BodyPublishers.ofString("{}")));
    }

    private static Answer post(String mediaType, String body) {
        return SERVER.send(
                StatsController.PATH,
                request ->
                        request.header("Content-Type", mediaType)
                                .header("Authorization", token())
                                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private static String token() {
        return bearer(USUAL_HEADER, claims("test-iss", "keyserver", NOW, NOW + 300));
    }

    private static String bearer(String header, String claims) {
        TestAuthority authority = SERVER.authority();
        return "Bearer " + authority.sign(header, claims);
    }

    private static String claims(String issuer, String audience, long from, long thru) {
        return "{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(issuer, audience, from, thru);
    }

    /// Uploads from Android of ten keys each, the oldest of yesterday, two days after onset.
    private static void count(long authority, String hour, int uploads) {
        int[] publish = {0, uploads, 0};
        int[] ages = new int[DayCounts.OLDEST_TEK_DAYS];
        ages[1] = uploads;
        int[] onsets = new int[DayCounts.ONSET_AGE_DAYS];
        onsets[2] = uploads;
        SERVER.jdbc()
                .sql(
                        "insert into enks.health_authority_stats values (?, ?::timestamptz, 0, ?, ?, 0, ?, 0, ?)")
                .params(
                        List.of(
                                authority,
                                Instant.parse(hour).toString(),
                                publish,
                                uploads * 10,
                                ages,
                                onsets))
                .update();
    }
}
