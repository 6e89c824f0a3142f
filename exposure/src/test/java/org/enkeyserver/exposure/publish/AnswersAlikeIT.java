package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enkeyserver.exposure.reply.Envelope;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every outcome of every upload route has the same envelope: size in the padded band, and a time
/// not below the floor. // S-04
final class AnswersAlikeIT {

    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);
    private static final TestKey TOO_OLD = TestKey.of(2, 100, 144);
    private static final Duration FLOOR = Duration.ofMillis(150);
    private static final PublishServer SERVER = start("false");
    private static final PublishServer CLOSED = start("true");

    private static final ErrorSchema ERRORS = new ErrorSchema();

    /// `,"padding":""`
    private static final int PADDING_MEMBER = 13;

    @AfterAll
    static void stop() {
        SERVER.close();
        CLOSED.close();
    }

    static List<Arguments> outcomes() {
        return List.of(
                outcome("ok", 200, "POST", upload()),
                outcome(
                        "ok with an old token",
                        200,
                        "POST",
                        upload().member("revisionToken", "\"AAAA\"")),
                outcome("one bad key of two", 200, "POST", upload(YESTERDAY, TOO_OLD)),
                outcome("bad key", 400, "POST", upload(TOO_OLD)),
                outcome("too many keys", 400, "POST", upload(many(31))),
                outcome("bad certificate", 401, "POST", upload().claim("aud", "\"x\"")),
                outcome("unknown app", 401, "POST", upload().app("unknown")),
                outcome("no region", 500, "POST", upload().app("com.example.nowhere")),
                outcome("wrong method", 405, "PUT", upload()),
                Arguments.of("unknown method", 405, "PROPFIND", ""),
                Arguments.of("no JSON", 400, "POST", "rubbish"),
                Arguments.of("empty body", 400, "POST", ""),
                Arguments.of("too large", 413, "POST", "x".repeat(64_001)),
                Arguments.of("chaff", 200, "POST", "{}"),
                Arguments.of("chaff that is no upload", 200, "POST", "rubbish"),
                Arguments.of("chaff of another method", 200, "DELETE", ""));
    }

    private static Arguments outcome(String name, int status, String method, TestUpload upload) {
        return Arguments.of(name, status, method, upload.json());
    }

    @ParameterizedTest(name = "S-04 {0}: {1}")
    @MethodSource("outcomes")
    void looksTheSame(String name, int status, String method, String body) {
        SERVER.forgetKeys();
        boolean chaff = name.startsWith("chaff");

        assertEnvelope(send(SERVER, method, "application/json", chaff, body), status);
    }

    @ParameterizedTest(name = "S-04 stored key, token {0}")
    @ValueSource(strings = {"", "AAAAAAAA", "*"})
    void looksTheSameForBadTokens(String token) {
        SERVER.forgetKeys();
        SERVER.post(upload().json());
        TestUpload again =
                upload(YESTERDAY, TestKey.of(3, 2705904, 144))
                        .reportType("negative")
                        .member("revisionToken", '"' + token + '"');

        assertEnvelope(send(SERVER, "POST", "application/json", false, again.json()), 400);
    }

    @ParameterizedTest(name = "S-04 {0}")
    @ValueSource(strings = {"/v1/%70ublish", "/v1/publish;a=b", "/%76%31/publish"})
    void looksTheSameHoweverThePathIsWritten(String path) {
        assertEnvelope(send(SERVER, path, "POST", "application/json", false, "rubbish"), 400);
    }

    @ParameterizedTest(name = "S-04 v1alpha1 {0}: {1}")
    @CsvSource({"ok, 200", "chaff, 200", "unknown app, 401"})
    void looksTheSameOnTheRouteOfTheFirstVersion(String name, int status) {
        SERVER.forgetKeys();
        String app = name.equals("ok") ? "com.example.app" : "unknown";
        String body =
                upload().withoutMember("healthAuthorityID")
                        .member("appPackageName", '"' + app + '"')
                        .json();

        Timed timed = send(SERVER, "/", "POST", "application/json", name.equals("chaff"), body);

        assertThat(timed.answer().status()).isEqualTo(status);
        assertSizeAndTime(timed);
    }

    @Test
    void looksTheSameForAnotherMediaType() { // S-04
        assertEnvelope(send(SERVER, "POST", "text/plain", false, "{}"), 415);
    }

    @Test
    void looksTheSameWhenTheDatabaseFails() { // S-04
        SERVER.database().execute("alter table enks.tek rename to tek_gone");
        try {
            String body = upload().json();
            assertEnvelope(send(SERVER, "POST", "application/json", false, body), 503);
            assertEnvelope(send(SERVER, "POST", "application/json", true, body), 200);
        } finally {
            SERVER.database().execute("alter table enks.tek_gone rename to tek");
        }
    }

    @Test
    void looksTheSameInMaintenance() { // S-04, K-88
        String body = upload().json();

        assertEnvelope(send(CLOSED, "POST", "application/json", false, body), 429);
        assertEnvelope(send(CLOSED, "POST", "application/json", true, body), 200);
    }

    @Test
    void looksTheSameWhereTheServerItselfRefuses() { // S-04
        long begun = System.nanoTime();
        String answer =
                SERVER.sendRaw(
                        """
                        POST /v1/publish HTTP/1.1
                        Host: a
                        Connection: close
                        Content-Type: application/json
                        Transfer-Encoding: chunked

                        ZZ
                        {}
                        0

                        """
                                .replace("\n", "\r\n"));

        assertThat(System.nanoTime() - begun).isGreaterThan(FLOOR.toNanos());
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"filler\":");
    }

    @Test
    void hasTheSameHeaders() { // S-02
        SERVER.forgetKeys();
        String body = upload().json();

        Answer real = send(SERVER, "POST", "application/json", false, body).answer();
        Answer chaff = send(SERVER, "POST", "application/json", true, body).answer();

        assertThat(real.status()).isEqualTo(200);
        assertThat(names(chaff)).isEqualTo(names(real));
        for (String name : new String[] {"content-type", "x-api-version"}) {
            assertThat(chaff.header(name)).isEqualTo(real.header(name));
        }
    }

    @Test
    void doesNotHoldOtherRoutes() {
        long begun = System.nanoTime();
        SERVER.send("/health", request -> request.GET());
        SERVER.send("/v1/other", request -> request.GET());
        for (int i = 0; i < 10; i++) {
            SERVER.send("/health", request -> request.GET());
        }

        assertThat(System.nanoTime() - begun).isLessThan(12 * FLOOR.toNanos());
    }

    private static void assertEnvelope(Timed timed, int status) {
        Answer answer = timed.answer();
        assertThat(answer.status()).isEqualTo(status);
        assertSizeAndTime(timed);
        if (status == 429) {
            assertThat(answer.json().propertyNames())
                    .containsExactlyInAnyOrder("error", "filler", "padding");
        } else if (status >= 400) {
            ERRORS.check(answer); // S-07
        }
    }

    private static void assertSizeAndTime(Timed timed) {
        Answer answer = timed.answer();
        int padding = answer.text("padding").length();
        assertThat(padding).isBetween(1368, 2732);
        assertThat(answer.body().length()).isEqualTo(Envelope.block() + PADDING_MEMBER + padding);
        assertThat(timed.nanos()).isGreaterThanOrEqualTo(FLOOR.toNanos());
    }

    private static Set<String> names(Answer answer) {
        return new TreeSet<>(answer.headers().map().keySet());
    }

    private static Timed send(
            PublishServer server, String method, String type, boolean chaff, String body) {
        return send(server, PublishController.PATH, method, type, chaff, body);
    }

    private static Timed send(
            PublishServer server,
            String path,
            String method,
            String type,
            boolean chaff,
            String body) {
        long begun = System.nanoTime();
        Answer answer =
                server.send(
                        path,
                        request -> {
                            request.header("Content-Type", type)
                                    .method(method, BodyPublishers.ofString(body));
                            if (chaff) {
                                request.header("X-Chaff", "1");
                            }
                        });
        return new Timed(answer, System.nanoTime() - begun);
    }

    private static TestUpload upload() {
        return upload(YESTERDAY);
    }

    private static TestUpload upload(TestKey... keys) {
        return TestUpload.of(SERVER.authority(), keys);
    }

    private static TestKey[] many(int count) {
        var keys = new TestKey[count];
        for (int i = 0; i < count; i++) {
            keys[i] = TestKey.of(i, 2_704_200 + i * 10L, 10);
        }
        return keys;
    }

    private static PublishServer start(String maintenance) {
        return PublishServer.start(
                Map.of(
                        "enks.publish.answer-floor",
                        FLOOR.toMillis() + "ms",
                        "enks.publish.enable-v1alpha1-api",
                        "true",
                        "enks.publish.maintenance-mode",
                        maintenance));
    }

    private record Timed(Answer answer, long nanos) {}
}
