package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `POST /`, section 1.9 of `spec/publish.md`, where operators turned it on.
final class AlphaIT {

    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);

    private static PublishServer server;

    @BeforeAll
    static void start() {
        server = PublishServer.start(Map.of("enks.publish.enable-v1alpha1-api", "true"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
    }

    @Test
    void answersWithAllMembersAndNoCode() { // section 1.9
        Answer answer = post(upload("com.example.app").json());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.inserted()).isEqualTo(1);
        assertThat(answer.text("revisionToken")).isNotEmpty(); // K-82
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "revisionToken", "insertedExposures", "error", "filler", "padding");
        assertThat(answer.error()).isEmpty(); // K-83
        assertThat(answer.header("x-api-version")).isEqualTo("v1alpha");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(server.stored("regions")).isEqualTo("{US}");
        assertThat(server.stored("traveler")).isEqualTo("false");
    }

    @Test
    void refusesRegionsThatAreNotTheApps() { // A04: deviates (S-11), the region is not repeated
        Answer answer = post(upload("com.example.r1").member("regions", "[\"R1X\"]").json());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).contains("tried to write to unauthorized region");
        assertThat(answer.has("code")).isFalse();
        assertThat(answer.has("errorCode")).isFalse();
        assertThat(server.storedKeys()).isZero();
    }

    @ParameterizedTest(name = "S-01 {0}")
    @ValueSource(strings = {"A\\u0000B", "A\\u001fB", "\\ud800"})
    void refusesWhatIsNoRegion(String region) {
        Answer answer =
                post(
                        upload("com.example.nowhere")
                                .member("regions", "[\"" + region + "\"]")
                                .json());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(server.storedKeys()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "A05 two regions, com.example.r1, '[\"R1\",\"R2\"]', '{R1,R2}', true",
        "A05 one region, com.example.r1, '[\"R2\"]', {R2}, false",
        "A10 an app without regions, com.example.nowhere, '[\"ZZ\"]', {ZZ}, false",
        "D38 lower case, com.example.r1, '[\"r1\"]', {R1}, false"
    })
    void storesTheRegionsOfTheUpload(
            String row, String app, String sent, String stored, boolean traveler) {
        Answer answer = post(upload(app).member("regions", sent).json());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(server.stored("(select array_agg(r order by r) from unnest(regions) r)"))
                .isEqualTo(stored);
        assertThat(server.stored("traveler")).isEqualTo(Boolean.toString(traveler));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    H13 app    | {"appPackageName": 4.5}       | 400
                    H13 region | {"regions": "us"}             | 400
                    A01        | {"appPackageName": "unknown"} | 401
                    v1 members | {"healthAuthorityID": "com.example.app"} | 401
                    """)
    void refusesWithoutCode(String row, String body, int status) {
        Answer answer = post(body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "revisionToken",
                        "insertedExposures",
                        "error",
                        "errorId",
                        "filler",
                        "padding");
        assertThat(answer.error()).isNotEmpty();
        assertThat(answer.inserted()).isZero();
    }

    @ParameterizedTest(name = "D01 {0}")
    @CsvSource({"GET, 405", "PROPFIND, 405"})
    void takesPostOnly(String method, int status) {
        Answer answer = server.send("/", to -> to.method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("x-api-version")).isEqualTo("v1alpha");
    }

    @Test
    void answersChaffLikeARealUpload() { // K-90, S-04
        Answer real = post(upload("com.example.app").json());
        Answer chaff =
                server.send(
                        "/",
                        to ->
                                to.header("Content-Type", "application/json")
                                        .header("X-Chaff", "1")
                                        .POST(BodyPublishers.ofString("{}")));

        assertThat(chaff.status()).isEqualTo(200);
        assertThat(chaff.json().propertyNames())
                .containsExactlyInAnyOrderElementsOf(real.json().propertyNames());
        assertThat(chaff.headers().map().keySet())
                .containsExactlyInAnyOrderElementsOf(real.headers().map().keySet());
        assertThat(server.storedKeys()).isEqualTo(1);
    }

    private TestUpload upload(String app) {
        return TestUpload.of(server.authority(), YESTERDAY)
                .withoutMember("healthAuthorityID")
                .member("appPackageName", '"' + app + '"');
    }

    private Answer post(String body) {
        return server.send(
                "/",
                to ->
                        to.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
    }
}
