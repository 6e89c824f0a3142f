package org.enkeyserver.exposure.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests of shipped apps, as `spec/clients.md` 4.1 to 4.4 records them, and what these apps need
/// of the answer.
final class AppsIT {

    /// Android gives up then. // K-89
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PublishServer server = Servers.usual();

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
    }

    @ParameterizedTest(name = "K-81, K-82, K-83, K-85, K-89 {0}")
    @CsvSource({
        "ios-en-express.http, 2, false", // K-69, K-70, K-71: hmackey, vaccinated, no risk
        "android-enx.http, 1, false", // K-75, K-77: charset, 5 000 bytes, risk 1
        "erouska-ios.http, 2, true" // K-72, K-73: an empty token, traveler
    })
    void takesUploads(String app, int storedRisk, boolean traveler) {
        Answer answer = timed(RecordedRequest.of(app), "confirmed", "");

        assertTaken(answer);
        assertThat(answer.inserted()).isEqualTo(2);
        assertThat(server.storedAll("transmission_risk"))
                .containsOnly(Integer.toString(storedRisk));
        assertThat(server.storedAll("traveler")).containsOnly(Boolean.toString(traveler));
    }

    @ParameterizedTest(name = "K-93, D31 {0}")
    @ValueSource(strings = {"ios-en-express.http", "android-enx.http", "erouska-ios.http"})
    void takesTheSameUploadAgainAfterALostAnswer(String app) {
        RecordedRequest upload = RecordedRequest.of(app);
        assertTaken(timed(upload, "likely", ""));

        Answer again = timed(upload, "likely", "");

        assertTaken(again);
        assertThat(again.inserted()).isZero();
        assertThat(server.storedKeys()).isEqualTo(2);
    }

    @ParameterizedTest(name = "K-94 {0}")
    @ValueSource(strings = {"ios-en-express.http", "android-enx.http", "erouska-ios.http"})
    void revisesLikelyToConfirmedWithTheTokenOfTheLastAnswer(String app) {
        RecordedRequest upload = RecordedRequest.of(app);
        Answer likely = timed(upload, "likely", "");

        Answer confirmed = timed(upload, "confirmed", likely.text("revisionToken"));

        assertTaken(confirmed);
        assertThat(server.storedAll("report_type")).containsOnly("likely");
        assertThat(server.storedAll("revised_report_type")).containsOnly("confirmed");
    }

    @ParameterizedTest(name = "K-90, K-91 {0}")
    @ValueSource(strings = {"android-chaff.http", "ios-chaff.http", "covidgreen-chaff.http"})
    void answersChaffLikeAnUpload(String app) {
        RecordedRequest chaff = RecordedRequest.of(app);
        assertThat(chaff.isChaff()).isTrue();

        Answer answer = timed(chaff, "confirmed", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().isObject()).isTrue();
        assertThat(answer.has("error")).isFalse();
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-api-version")).isEqualTo("v1");
        assertThat(answer.text("padding")).hasSizeBetween(1368, 2732);
        assertThat(server.storedKeys()).isZero();
    }

    private Answer timed(RecordedRequest request, String reportType, String token) {
        long begin = System.nanoTime();
        Answer answer = request.sendTo(server, reportType, token);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        return answer;
    }

    private static void assertTaken(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().isObject()).isTrue();
        assertThat(answer.has("error")).isFalse();
        assertThat(answer.text("revisionToken")).isNotEmpty(); // K-82
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }
}
