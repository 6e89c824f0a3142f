package org.enkeyserver.exposure.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Consumer;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.Test;

/// D02, S-09 over real HTTP: the test is the client, on 127.0.0.1.
final class LimitsIT {

    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);

    @Test
    void countsTheClientThatATrustedProxySaw() { // S-09, K-92
        try (var server = server("127.0.0.0/8", 3)) {
            for (int i = 0; i < 3; i++) {
                String forwarded = "198.51.100." + i + ", 203.0.113.9";
                assertThat(post(server, forwarded).status()).isEqualTo(401);
            }
            Answer answer = post(server, "198.51.100.77, 203.0.113.9");

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.error()).isEqualTo("please try again later");
            assertThat(answer.has("code")).isFalse();
            assertThat(answer.text("padding")).hasSizeBetween(1368, 2732); // K-88, S-04
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            long seconds = Long.parseLong(answer.header("retry-after"));
            assertThat(seconds).isBetween(1L, 60L);
            assertThat(
                            ZonedDateTime.parse(
                                            answer.header("x-retry-after"),
                                            DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toEpochSecond())
                    .isEqualTo(TestUpload.NOW + seconds);
            assertThat(post(server, "203.0.113.9, 203.0.113.10").status()).isEqualTo(401);
            assertThat(health(server).status()).isEqualTo(200);
        }
    }

    @Test
    void countsTheSocketWhereItsOwnerIsNoProxy() { // S-09
        try (var server = server("10.0.0.0/8", 3)) {
            for (int i = 0; i < 3; i++) {
                assertThat(post(server, "198.51.100." + i).status()).isEqualTo(401);
            }

            assertThat(post(server, "198.51.100.77").status()).isEqualTo(429);
        }
    }

    @Test
    void countsChaffButAnswersItAsEver() { // K-90
        try (var server = server("none", 3)) {
            for (int i = 0; i < 5; i++) {
                assertThat(send(server, to -> to.header("X-Chaff", "1")).status()).isEqualTo(200);
            }

            assertThat(send(server, to -> {}).status()).isEqualTo(429);
        }
    }

    @Test
    void limitsAppsBeforeTheDatabaseIsAsked() { // D02
        try (var server =
                PublishServer.start(
                        Map.of("enks.limits.app-rate", "1", "enks.limits.app-burst", "2"))) {
            server.database().execute("alter table enks.tek rename to tek_away");
            TestUpload upload = TestUpload.of(server.authority(), YESTERDAY);

            assertThat(server.publish(upload).status()).isEqualTo(503);
            assertThat(server.publish(upload).status()).isEqualTo(503);
            assertThat(server.publish(upload).status()).as("without a database").isEqualTo(429);
            assertThat(server.publish(upload.app("COM.example.APP")).status()).isEqualTo(429);
            assertThat(server.publish(upload.app("com.example.alone")).status()).isEqualTo(401);
        }
    }

    @Test
    void limitsNobodyWhileProxiesAreUnknown() {
        try (var server = server("", 1)) {
            for (int i = 0; i < 10; i++) {
                assertThat(post(server, "203.0.113.9").status()).isEqualTo(401);
            }
        }
    }

    private static PublishServer server(String proxies, int burst) {
        return PublishServer.start(
                Map.of(
                        "enks.limits.trusted-proxies",
                        proxies,
                        "enks.limits.client-rate",
                        "1",
                        "enks.limits.client-burst",
                        Integer.toString(burst)));
    }

    private static Answer post(PublishServer server, String forwardedFor) {
        return send(server, to -> to.header("X-Forwarded-For", forwardedFor));
    }

    private static Answer send(PublishServer server, Consumer<HttpRequest.Builder> shape) {
        return server.send(to -> {
            to.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
            shape.accept(to);
        });
    }

    private static Answer health(PublishServer server) {
        return server.send("/health", HttpRequest.Builder::GET);
    }
}
