package org.enkeyserver.exposure.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.common.store.PublishReceiptStore;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.enkeyserver.exposure.stats.RetentionFixture;
import org.enkeyserver.exposure.stats.StatisticsRetention;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is deleted and what is not, on a database of 100 000 keys, and through failures.
final class CleanupIT {

    private static final int CHUNK = 500;

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final TestClock clock = new TestClock(TestClock.SPEC_NOW);
    private final StatisticsRetention statistics = RetentionFixture.on(jdbc, clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CleanupJob job =
            new CleanupJob(
                    new ExpiredKeyStore(jdbc),
                    new PublishReceiptStore(jdbc),
                    statistics,
                    settings(),
                    meters,
                    clock);

    @ParameterizedTest(name = "9.4 created {0}, revised {1}: kept {2}")
    @CsvSource({
        "2021-06-01T12:34:55Z, , false",
        "2021-06-01T12:34:56Z, , true",
        "2021-06-01T12:34:55Z, 2021-06-13T12:34:55Z, false",
        "2021-06-01T12:34:55Z, 2021-06-13T12:34:56Z, true",
        "2021-06-16T01:00:00Z, , true"
    })
    void deletesKeysOfTheirTime(String created, @Nullable String revised, boolean kept) { // R30
        jdbc.sql(
                        """
                        insert into enks.tek (
                            tek, rolling_start_interval, rolling_period, transmission_risk,
                            report_type, regions, traveler, origin, created_at, revised_at,
                            revised_report_type, revised_transmission_risk)
                        values (
                            decode(repeat('01', 16), 'hex'), 2704000, 144, 4,
                            'likely', '{US}', false, 'local', ?::timestamptz, ?::timestamptz,
                            ?, ?::smallint)
                        """)
                .param(created)
                .param(revised)
                .param(revised == null ? null : "confirmed")
                .param(revised == null ? null : 2)
                .update();

        JobReport report = job.run("all");

        assertThat(report.isSuccess()).isTrue();
        assertThat(report.summary()).startsWith(kept ? "0 keys, " : "1 keys, ");
        assertThat(keys()).isEqualTo(kept ? 1 : 0);
    }

    @Test
    void succeedsOnAnEmptyDatabase() { // J08
        assertThat(job.run("all"))
                .isEqualTo(
                        JobReport.succeeded(
                                "0 keys, 0 receipts, 0 hours of statistics, 0 days of statistics"));
    }

    @Test
    void keepsWhatIsYoungWhileTwoRunsShareTheWork() throws Exception { // D44
        insertKeys(100_000, "2021-05-01T00:00:00Z");
        insertKeys(1_000, "2021-06-14T00:00:00Z");

        List<Callable<JobReport>> runs = Collections.nCopies(2, () -> job.run("all"));
        try (var executor = Executors.newFixedThreadPool(2)) {
            for (Future<JobReport> run : executor.invokeAll(runs)) {
                assertThat(run.get().errors()).isEmpty();
            }
        }

        assertThat(keys()).isEqualTo(1_000);
        assertThat(meters.counter("enks.cleanup.deleted", "what", "keys").count())
                .isEqualTo(100_000); // no key is counted twice
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception { // D44
        insertKeys(100_000, "2021-05-01T00:00:00Z");
        JobReport killed;
        try (var executor = Executors.newSingleThreadExecutor()) {
            Future<JobReport> run = executor.submit(() -> job.run("all"));
            while (keys() == 100_000) {
                Thread.onSpinWait();
            }
            while (!run.isDone()) {
                killConnections();
            }
            killed = run.get();
        }

        assertThat(killed.errors().getFirst()).startsWith("keys: stopped after ");
        assertThat(killed.summary()).doesNotStartWith("0 keys").doesNotStartWith("100000 keys");
        assertThat(keys()).isPositive().matches(left -> left % CHUNK == 0, "whole chunks");
        assertThat(job.run("all").errors()).isEmpty();
        assertThat(keys()).isZero();
    }

    @Test
    void stopsBetweenChunksWithTheService() {
        insertKeys(1_000, "2021-05-01T00:00:00Z");

        Thread.currentThread().interrupt();
        JobReport report = job.run("all");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.errors()).contains("keys: stopped after 0 rows, the service stops");
        assertThat(keys()).isEqualTo(1_000);
    }

    @Test
    void attemptsEverythingAndReportsEveryFailure() { // D25
        insertKeys(10, "2021-05-01T00:00:00Z");
        database.execute(
                """
                alter table enks.health_authority_stats rename to hours_gone;
                alter table enks.health_authority_stats_day rename to days_gone;
                """);

        JobReport report = job.run("all");

        assertThat(keys()).isZero();
        assertThat(report.summary()).startsWith("10 keys");
        assertThat(report.errors())
                .hasSize(2)
                .allSatisfy(
                        error -> assertThat(error).contains("BadSqlGrammarException", "<- PSQL"));
        assertThat(report.errors().getFirst()).startsWith("hours of statistics: stopped");
        assertThat(report.errors().getLast()).startsWith("days of statistics: stopped");
    }

    @Test
    void keepsDaysOfStatisticsLongerThanHours() { // 9.4
        insertHour("2020-01-01T12:00:00Z");
        insertHour("2021-05-31T23:00:00Z");
        insertHour("2021-06-01T00:00:00Z");
        statistics.rollUp();

        JobReport report = job.run("all");

        assertThat(report.summary())
                .isEqualTo("0 keys, 0 receipts, 2 hours of statistics, 1 days of statistics");
        assertThat(strings("select hour::date from enks.health_authority_stats"))
                .containsExactly("2021-06-01");
        assertThat(strings("select day from enks.health_authority_stats_day order by 1"))
                .containsExactly("2021-05-31", "2021-06-01");
    }

    private void insertHour(String hour) {
        jdbc.sql(
                        """
                        insert into enks.health_authority_stats values (
                            7, ?::timestamptz, 0, '{0,1,0}', 1, 0, array_fill(0, '{16}'), 1,
                            array_fill(0, '{30}'))
                        """)
                .param(Instant.parse(hour).toString())
                .update();
    }

    private void insertKeys(int count, String created) {
        jdbc.sql(
                        """
                        insert into enks.tek (
                            tek, rolling_start_interval, rolling_period, transmission_risk,
                            report_type, regions, traveler, origin, created_at)
                        select decode(md5(? || n), 'hex'), 2704000, 144, 4, 'likely', '{US}', false,
                            'local', ?::timestamptz
                        from generate_series(1, ?) as n
                        """)
                .params(created, created, count)
                .update();
    }

    private int keys() {
        return jdbc.sql("select count(*) from enks.tek").query(Integer.class).single();
    }

    private List<String> strings(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getString(1)).list();
    }

    private void killConnections() {
        jdbc.sql(
                        """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """)
                .query(Integer.class)
                .single();
    }

    private static CleanupSettings settings() {
        return new CleanupSettings(
                Duration.ofDays(14),
                false,
                Duration.ofDays(2),
                Duration.ofDays(1),
                Duration.ofDays(400),
                CHUNK,
                Duration.ofHours(4));
    }
}
