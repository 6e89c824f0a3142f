package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Chaff does the work of an upload, and leaves no trace of it. // K-88, K-90
final class ChaffIT {

    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);

    private final PublishServer server = Servers.usual();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        server.forgetKeys();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    @ParameterizedTest(name = "{0}: {1} with {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    H22            | POST     | {"padding":"AAAA"}
                    H24            | POST     | no JSON
                    H24 empty      | POST     | ~~
                    K-90 as GET    | GET      | ~~
                    K-90 as PUT    | PUT      | {}
                    K-90 as DELETE | DELETE   | {"healthAuthorityID":"unknown"}
                    """)
    void goesTheWholeWayWhateverItIs(String row, String method, String body) {
        double before = rehearsals(server, "complete");

        assertChaff(chaff(server, method, body));

        assertThat(rehearsals(server, "complete")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {64_000, 64_001, 120_000})
    void readsBodiesOfAnySize(int size) { // S-07
        assertChaff(chaff(server, "POST", "x".repeat(size)));
    }

    @Test
    void leavesNoTrace() { // S-02
        String upload = TestUpload.of(server.authority(), YESTERDAY).json();
        server.post(upload);
        server.forgetKeys();
        Map<String, Long> rows = rows();
        Map<String, Double> counts = counts();
        log.list.clear();

        for (int i = 0; i < 20; i++) {
            assertChaff(chaff(server, "POST", i % 2 == 0 ? upload : "{}"));
        }

        assertThat(rows()).isEqualTo(rows).containsKey("tek").hasSizeGreaterThan(10);
        assertThat(counts()).isEqualTo(counts).isNotEmpty();
        assertThat(log.list)
                .filteredOn(event -> event.getLoggerName().startsWith("org.enkeyserver.exposure"))
                .isEmpty();
        assertThat(server.post(upload).inserted()).isEqualTo(1); // its key was never stored
    }

    @Test
    void isAnsweredWhileTheDatabaseFails() {
        double before = rehearsals(server, "failed");
        server.database().execute("alter table enks.tek rename to tek_gone");
        try {
            assertChaff(chaff(server, "POST", "{}"));
        } finally {
            server.database().execute("alter table enks.tek_gone rename to tek");
        }
        assertThat(rehearsals(server, "failed")).isEqualTo(before + 1);
    }

    @Test
    void isAnsweredInMaintenanceWithoutTheDatabase() { // H20, D03
        try (var closed = PublishServer.start(Map.of("enks.publish.maintenance-mode", "true"))) {
            closed.database().execute("alter schema enks rename to enks_gone");

            assertChaff(chaff(closed, "POST", "{}"));

            assertThat(rehearsals(closed, "limited")).isEqualTo(1);
            assertThat(rehearsals(closed, "failed")).isZero();
        }
    }

    @Test
    void stillGoesTheWholeWayMuchLater() { // a certificate lives for minutes
        try (var later = PublishServer.start()) {
            later.clock().advance(Duration.ofDays(3));

            assertChaff(chaff(later, "POST", "{}"));

            assertThat(rehearsals(later, "complete")).isEqualTo(1);
        }
    }

    private static void assertChaff(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("filler", "padding");
        assertThat(answer.header("x-api-version")).isEqualTo("v1");
    }

    private static Answer chaff(PublishServer to, String method, String body) {
        return to.send(request ->
                request.header("Content-Type", "application/json")
                        .header("X-Chaff", "1")
                        .method(method, BodyPublishers.ofString(body)));
    }

    private static double rehearsals(PublishServer of, String result) {
        return of.context()
                .getBean(MeterRegistry.class)
                .counter("enks.publish.rehearsals", "result", result)
                .count();
    }

    /// All counters of uploads.
    private Map<String, Double> counts() {
        Map<String, Double> counts = new TreeMap<>();
        server.context().getBean(MeterRegistry.class).getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("enks."))
                .filter(meter -> !meter.getId().getName().equals("enks.publish.rehearsals"))
                .forEach(meter ->
                        meter.measure()
                                .forEach(one ->
                                        counts.put(
                                                meter.getId() + " " + one.getStatistic(),
                                                one.getValue())));
        return counts;
    }

    /// The number of rows of each table.
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        server.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'enks'")
                .query(String.class)
                .list()
                .forEach(table ->
                        rows.put(
                                table,
                                server.jdbc()
                                        .sql("select count(*) from enks." + table)
                                        .query(Long.class)
                                        .single()));
        return rows;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
