package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hostile bodies leave no row, and replies that tell nothing.
final class HostileBodiesIT {

    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);

    private final PublishServer server = Servers.usual();

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
    }

    static List<String> probes() {
        return List.of("${7*7}", "#{7*7}", "T(java.lang.Runtime)", "*{7*7}", "'; select 49; --");
    }

    @ParameterizedTest(name = "S-01 {0}")
    @MethodSource("probes")
    void neverEvaluatesATextOfThePhone(String probe) {
        String text = '"' + probe + '"';
        List<TestUpload> uploads =
                List.of(
                        upload().member("healthAuthorityID", text),
                        upload().member("verificationPayload", text),
                        upload().member("hmacKey", text),
                        upload().claim("iss", text),
                        upload().claim("aud", text),
                        upload().claim("reportType", text),
                        upload().claim("tekmac", text),
                        upload().header("{\"alg\":" + text + ",\"kid\":\"test\"}"),
                        upload().header("{\"alg\":\"ES256\",\"kid\":" + text + "}"),
                        TestUpload.of(server.authority(), YESTERDAY.withText(probe)));
        for (TestUpload upload : uploads) {
            assertTellsNothing(server.publish(upload), probe);
        }
        var stored =
                upload().member("padding", text).member("revisionToken", text).member(probe, text);
        assertThat(server.publish(stored).inserted()).isEqualTo(1);
        assertThat(
                        server.jdbc()
                                .sql("select t::text from enks.tek t")
                                .query((row, number) -> row.getString(1))
                                .list())
                .noneMatch(row -> row.contains(probe));
        server.forgetKeys();
        assertTellsNothing(
                server.send(request ->
                        request.header("Content-Type", "application/json")
                                .header("User-Agent", probe)
                                .POST(BodyPublishers.ofString("{}"))),
                probe);
    }

    static Stream<String> hostileBodies() {
        return Stream.of(
                "[".repeat(30_000),
                "{\"a\":".repeat(9_000),
                "{\"temporaryExposureKeys\":[" + "{},".repeat(15_000) + "{}]}",
                "{\"temporaryExposureKeys\":[" + "null,".repeat(10_000) + "null]}",
                "{\"healthAuthorityID\":\"" + "x".repeat(60_000) + "\"}",
                "{\"healthAuthorityID\":\"com.example.app\",\"verificationPayload\":\""
                        + ".".repeat(60_000)
                        + "\"}",
                "{\"healthAuthorityID\":\"com.example.app\",\"verificationPayload\":\"e30.e30.\"}",
                "{\"healthAuthorityID\":\"com.example.app\",\"verificationPayload\":\""
                        + "W1tb".repeat(5_000)
                        + ".e30.e30\"}",
                "{\"healthAuthorityID\":\"\\u0000\"}",
                "{\"healthAuthorityID\":\"com.example.app\\u0000\"}",
                "{\"healthAuthorityID\":\"\\ud800\"}",
                "{\"" + "n".repeat(50_000) + "\":1}",
                IntStream.range(0, 5_000)
                        .mapToObj(i -> '"' + Integer.toString(i * 7_919, 36) + "\":1")
                        .collect(Collectors.joining(",", "{", "}")),
                "{\"symptomOnsetInterval\":" + "9".repeat(50_000) + "}",
                "{\"temporaryExposureKeys\":[{\"transmissionRisk\":1" + "0".repeat(40_000) + "}]}",
                "{\"temporaryExposureKeys\":[{\"transmissionRisk\":1e999999999}]}",
                "\uFEFF{}",
                "{\"traveler\":tru",
                "\"\\uD83D",
                "\u0000\u0000\u0000\u0000",
                "{}\u0000",
                "-",
                "{\"x\":NaN}");
    }

    @ParameterizedTest(name = "hostile body {index}")
    @MethodSource("hostileBodies")
    void refusesHostileBodies(String body) {
        assertTellsNothing(server.post(body), "exception");
    }

    static Stream<byte[]> hostileTokens() {
        byte[] nested = new byte[45_000]; // groups within groups
        Arrays.fill(nested, (byte) 0x1b);
        byte[] longKid = new byte[45_000]; // says to be of 2 MB
        System.arraycopy(new byte[] {0x0a, -1, -1, 0x7f}, 0, longKid, 0, 4);
        return Stream.of(nested, longKid, new byte[] {0x12, -1, -1, -1, -1, 0x0f});
    }

    @ParameterizedTest(name = "R06 hostile token {index}")
    @MethodSource("hostileTokens")
    void takesNewKeysWhateverTheToken(byte[] token) {
        TestUpload sent = upload().token(Base64.getEncoder().encodeToString(token));

        assertThat(server.publish(sent).inserted()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void refusesDamagedUploads(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        byte[] body = upload().json().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 8; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }

        Answer answer = server.post(body);

        if (answer.status() != 200) {
            assertTellsNothing(answer, "exception");
        }
    }

    private TestUpload upload() {
        return TestUpload.of(server.authority(), YESTERDAY);
    }

    private void assertTellsNothing(Answer answer, String probe) {
        String told =
                answer.body()
                        .replace(answer.text("padding"), "")
                        .replace(answer.text("filler"), "")
                        .replace(answer.text("errorId"), "");
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(told)
                .doesNotContain(
                        "49",
                        probe,
                        "Exception",
                        "org.",
                        "java.",
                        "tools.jackson",
                        "select",
                        "null");
        assertThat(answer.text("padding")).isNotEmpty();
        assertThat(server.storedKeys()).isZero();
    }
}
