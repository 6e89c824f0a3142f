package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows H of `spec/publish.md` section 11.1: media types, sizes, methods, headers, padding.
final class HttpIT {

    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);

    private final PublishServer server = Servers.usual();

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
    }

    private String body() {
        return TestUpload.of(server.authority(), YESTERDAY).json();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    H01           | application/pdf
                    H01 text      | text/plain
                    H01 broken    | application
                    D39 jsonx     | application/jsonx
                    D39 json-seq  | application/json-seq
                    """)
    void refusesOtherMediaTypes(String row, String contentType) {
        Answer answer =
                server.send(request ->
                        request.header("Content-Type", contentType)
                                .POST(BodyPublishers.ofString(body())));

        assertThat(answer.error()).contains("content-type is not application/json");
        assertEnvelope(answer, 415, "bad_request");
    }

    @Test
    void refusesAMissingMediaType() { // H02
        Answer answer = server.send(request -> request.POST(BodyPublishers.ofString(body())));

        assertEnvelope(answer, 415, "bad_request");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "H03, application/json; charset=utf-8",
        "H04 (D39), Application/JSON",
        "K-75, application/json;odd=\"a;b\"",
        "K-75 unknown charset, application/json; charset=bogus",
        "K-75 no charset, application/json; charset=",
        "K-75 odd quality, application/json; q=high"
    })
    void takesJsonWithParametersInAnyCase(String row, String contentType) {
        Answer answer =
                server.send(request ->
                        request.header("Content-Type", contentType)
                                .POST(BodyPublishers.ofString(body())));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} bytes, chunked {1}: {2}")
    @CsvSource({
        "64000,false,200",
        "64000,true,200",
        "64001,false,413",
        "64001,true,413",
        "1000000,false,413",
        "1000000,true,413"
    })
    void countsTheBytesOfTheBody(int size, boolean chunked, int status) { // H14, K-76, S-07, S-08
        byte[] body = padded(size);

        Answer answer =
                server.send(request ->
                        request.header("Content-Type", "application/json")
                                .POST(
                                        chunked
                                                ? BodyPublishers.ofInputStream(
                                                        () -> new ByteArrayInputStream(body))
                                                : BodyPublishers.ofByteArray(body)));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 413) {
            assertEnvelope(answer, 413, "bad_request");
            assertThat(answer.error()).contains("http: request body too large");
            assertThat(answer.header("connection")).isEqualTo("close");
        }
    }

    @Test
    void cutsEndlessBodies() { // S-08
        byte[] body = padded(10_000_000);
        try {
            Answer answer =
                    server.send(request ->
                            request.header("Content-Type", "application/json")
                                    .POST(
                                            BodyPublishers.ofInputStream(
                                                    () -> new ByteArrayInputStream(body))));
            assertThat(answer.status()).isEqualTo(413);
        } catch (IllegalStateException cut) {
            // The client may notice the cut before it reads the answer.
            assertThat(cut).hasCauseInstanceOf(IOException.class);
        }
        assertThat(server.storedKeys()).isZero();
    }

    @ParameterizedTest(name = "D01 {0}")
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "post"})
    void takesPostOnly(String method) {
        Answer answer =
                server.send(request ->
                        request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body())));

        assertEnvelope(answer, 405, "bad_request");
        assertThat(answer.header("allow")).isEqualTo("POST");
        assertThat(server.storedKeys()).isZero();
    }

    @ParameterizedTest(name = "K-85 {0}")
    @CsvSource({
        "chunk without a length, 400, POST, Transfer-Encoding: chunked",
        "method of the server, 405, TRACE, Content-Length: 0"
    })
    void answersInTheSameEnvelopeWhatTheServerRefuses(
            String row, int status, String method, String header) {
        String answer =
                server.sendRaw(
                        method
                                + " /v1/publish HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\n"
                                + header
                                + "\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("x-api-version: v1", "\"code\":\"bad_request\"")
                .containsPattern("\"errorId\":\"[0-9a-f]{16}\"")
                .containsPattern("\"padding\":\"[^\"]{1368,2732}\"");
    }

    @Test
    void answersInTheSameEnvelopeWhateverThePhoneAccepts() { // K-85
        Answer answer =
                server.send(request ->
                        request.header("Content-Type", "application/json")
                                .header("Accept", "text/html")
                                .POST(BodyPublishers.ofString(body())));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void padsSuccesses() { // H18
        Answer answer = server.post(body());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-api-version")).isEqualTo("v1");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("content-length"))
                .isEqualTo(Integer.toString(answer.body().length()));
        assertThat(answer.text("padding")).hasSizeBetween(1368, 2732);
    }

    @ParameterizedTest(name = "H18 refusal of {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {}                  | 401 | unknown_health_authority_id
                    null                | 401 | unknown_health_authority_id
                    nonsense            | 400 | bad_request
                    ~~                  | 400 | bad_request
                    {"healthAuthorityID":"com.example.app"} | 401 | health_authority_verification_certificate_invalid
                    """)
    void padsRefusals(String body, int status, String code) {
        assertEnvelope(server.post(body), status, code);
    }

    @Test
    void padsAsConfigured() { // H19
        PublishServer legacy = Servers.legacy();
        for (int i = 0; i < 50; i++) {
            byte[] padding = Base64.getDecoder().decode(legacy.post("{}").text("padding"));
            assertThat(padding).hasSizeBetween(100, 199);
        }
    }

    @Test
    void turnsUploadsAwayInMaintenance() { // H20, K-92
        try (var closed = PublishServer.start(Map.of("enks.publish.maintenance-mode", "true"))) {
            Answer answer = closed.post("{}");

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.error()).isEqualTo("please try again later");
            assertThat(answer.json().propertyNames())
                    .containsExactlyInAnyOrder("error", "filler", "padding"); // S-04, K-88
            assertThat(answer.header("x-api-version")).isEqualTo("v1");
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(answer.header("retry-after")).isEqualTo("300");
            assertThat(
                            ZonedDateTime.parse(
                                            answer.header("x-retry-after"),
                                            DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toEpochSecond())
                    .isEqualTo(TestUpload.NOW + 300);
            assertThat(get(closed, "/health").status()).isEqualTo(200); // D03
            assertThat(get(closed, "/health/live").status()).isEqualTo(200);
            assertThat(get(closed, "/health/ready").status()).isEqualTo(200);
            assertThat(closed.publish(TestUpload.of(closed.authority(), YESTERDAY)).status())
                    .isEqualTo(429);
            assertThat(closed.storedKeys()).isZero();
            assertThat(chaff(closed, "1", "{}").status()).isEqualTo(200);
            assertThat(get(closed, "/v1/publish").status()).isEqualTo(429);
        }
    }

    @ParameterizedTest(name = "H22, H24 chaff of {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    Android        | 1     | {"padding":"AAAA"}
                    iPhone         | extra | {"padding":"AAAA"}
                    covidgreen     | 1     | {"temporaryExposureKeys":[{"rollingPeriod":"144"}]}
                    invalid JSON   | 1     | no JSON
                    empty body     | 1     | ~~
                    """)
    void answersChaffLikeARealUpload(String client, String header, String body) { // K-90
        Answer answer = chaff(server, header, body);
        Answer real = server.post(body());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("filler", "padding");
        assertThat(answer.text("padding")).hasSizeBetween(1368, 2732);
        assertThat(answer.headers().map().keySet())
                .containsExactlyInAnyOrderElementsOf(real.headers().map().keySet());
        assertThat(server.storedKeys()).isEqualTo(1);
    }

    @Test
    void storesNothingOfChaff() { // K-90
        assertThat(chaff(server, "1", body()).status()).isEqualTo(200);
        assertThat(server.storedKeys()).isZero();
    }

    @ParameterizedTest(name = "H25 {0}")
    @ValueSource(strings = {"/v1/publish/", "/", "/v1", "/v1/publish/x", "/error", "/index.html"})
    void knowsNoOtherPath(String path) {
        Answer answer =
                server.send(
                        path,
                        request ->
                                request.header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body())));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":\"not found\",\"code\":\"not_found\",\"errorCode\":\"not_found\"}");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(server.storedKeys()).isZero();
    }

    @Test
    void saysThatItIsHealthy() { // H26
        Answer answer = get(server, "/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("ok");
    }

    @Test
    void answersWrongMethodsOfOtherPathsInJson() { // D01
        Answer answer = server.send("/health", request -> request.POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("bad_request");
    }

    private byte[] padded(int size) {
        String empty =
                TestUpload.of(server.authority(), YESTERDAY).member("padding", "\"\"").json();
        String filler = "A".repeat(size - empty.length());
        return empty.replace("\"padding\":\"\"", "\"padding\":\"" + filler + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Answer chaff(PublishServer server, String value, String body) {
        return server.send(request ->
                request.header("Content-Type", "application/json")
                        .header("X-Chaff", value)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static Answer get(PublishServer server, String path) {
        return server.send(path, request -> request.GET());
    }

    private static void assertEnvelope(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("errorCode")).isEqualTo(code);
        assertThat(answer.error()).isNotEmpty();
        assertThat(answer.text("errorId")).matches("[0-9a-f]{16}");
        assertThat(answer.text("padding")).hasSizeBetween(1368, 2732);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-api-version")).isEqualTo("v1");
    }
}
