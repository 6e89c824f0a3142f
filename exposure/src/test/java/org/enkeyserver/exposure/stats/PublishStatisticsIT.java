package org.enkeyserver.exposure.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.enkeyserver.common.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The counters of `spec/publish.md` section 6.3, with its rows P02 to P06.
final class PublishStatisticsIT {

    private static final Instant NOON = Instant.parse("2021-06-15T12:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final PublishStatistics statistics =
            new PublishStatistics(new HourStore(jdbc), new SecureRandom());

    @BeforeEach
    void forget() {
        jdbc.sql("truncate enks.health_authority_stats").update();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "P02 onset known, ANDROID, 2, false, 2, 1, '{0,1,0}', 2, 0, 3, 0, 2",
        "P03 onset missing, UNKNOWN, 2, false, 2, , '{1,0,0}', 2, 0, 3, 1,",
        "P04 revision, IOS, 10, true, 9, 9, '{0,0,1}', 10, 1, , 0,",
        "P05 beyond the last buckets, ANDROID, 1, false, 20, 34, '{0,1,0}', 1, 0, 16, 0, 30",
        "6.3 nothing to store of a first negative report, IOS, 0, false, 0, 0, '{0,0,1}', 0, 0, 1, 0, 1"
    })
    void countsAnUpload(
            String row,
            Platform platform,
            int keys,
            boolean revision,
            int oldestDays,
            @Nullable Integer onset,
            String publish,
            int teks,
            int revisions,
            @Nullable Integer oldestAt,
            int missingOnset,
            @Nullable Integer onsetAt) {
        OptionalInt onsetDays = onset == null ? OptionalInt.empty() : OptionalInt.of(onset);

        statistics.add(new PublishFacts(7, NOON, platform, keys, revision, oldestDays, onsetDays));

        assertThat(total("publish::text")).isEqualTo(publish);
        assertThat(total("teks")).isEqualTo("" + teks);
        assertThat(total("revisions")).isEqualTo("" + revisions);
        assertThat(total("missing_onset")).isEqualTo("" + missingOnset);
        assertThat(total("coalesce(array_positions(oldest_tek_days, 1)::text, '')"))
                .isEqualTo(oldestAt == null ? "{}" : "{" + oldestAt + "}");
        assertThat(total("array_positions(onset_age_days, 1)"))
                .isEqualTo(onsetAt == null ? "{}" : "{" + onsetAt + "}");
        assertThat(total("hour = '2021-06-15 12:00+00'")).isEqualTo("true");
    }

    @Test
    void losesNoUploadOfManyAtOnce() throws Exception { // D20
        int uploads = 400;
        List<Callable<Boolean>> work =
                IntStream.range(0, uploads)
                        .mapToObj(i ->
                                new PublishFacts(
                                        7,
                                        NOON.plusSeconds(i),
                                        i % 2 == 0 ? Platform.IOS : Platform.ANDROID,
                                        3,
                                        false,
                                        i % 20,
                                        OptionalInt.of(i % 40)))
                        .map(PublishStatisticsIT.this::adding)
                        .toList();
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> one : executor.invokeAll(work)) {
                one.get();
            }
        }

        assertThat(total("sum(publish[1] + publish[2] + publish[3])")).isEqualTo("" + uploads);
        assertThat(total("sum(teks)")).isEqualTo("" + 3 * uploads);
        assertThat(total("sum((select sum(n) from unnest(oldest_tek_days) n))"))
                .isEqualTo("" + uploads);
        assertThat(total("sum(oldest_tek_days[16])")).isEqualTo("" + 5 * 20);
        assertThat(total("sum(onset_age_days[30])")).isEqualTo("" + 11 * 10);
        assertThat(Integer.parseInt(total("count(*)")))
                .isBetween(2, PublishStatistics.SHARDS); // uploads need not wait for one row
    }

    @Test
    void countsNothingThatIsRolledBack() { // D20
        DataSource dataSource = DATABASE.dataSource();
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        var joined =
                new PublishStatistics(
                        new HourStore(JdbcClient.create(dataSource)), new SecureRandom());

        transactions.executeWithoutResult(status -> {
            joined.add(new PublishFacts(7, NOON, Platform.IOS, 3, false, 1, OptionalInt.empty()));
            status.setRollbackOnly();
        });

        assertThat(total("count(*)")).isEqualTo("0");
    }

    private Callable<Boolean> adding(PublishFacts facts) {
        return () -> {
            statistics.add(facts);
            return true;
        };
    }

    private String total(String expression) {
        return jdbc.sql("select (" + expression + ")::text from enks.health_authority_stats")
                .query(String.class)
                .single();
    }
}
