package org.enkeyserver.exposure.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Days beside hours: nothing is lost, nothing is counted twice.
final class RollUpIT {

    private static final LocalDate DAY = LocalDate.parse("2021-06-13");
    private static final LocalDate TODAY = LocalDate.parse("2021-06-15");
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final DayStore days = new DayStore(jdbc);
    private final TestClock clock = new TestClock(TestClock.SPEC_NOW);
    private final ReleaseRules rules =
            new ReleaseRules(10, Duration.ofDays(2), Duration.ofHours(1));
    private final StatisticsRetention retention = new StatisticsRetention(days, rules, clock);
    private final PublishStatistics statistics =
            new PublishStatistics(new HourStore(jdbc), new SecureRandom());

    @BeforeEach
    void forget() {
        jdbc.sql("truncate enks.health_authority_stats, enks.health_authority_stats_day").update();
    }

    @Test
    void readsADayFromHoursAndFromDaysAlike() {
        count(7, DAY.minusDays(1), 23, 3);
        count(7, DAY, 0, 20);
        count(7, DAY, 23, 30);
        count(8, DAY, 12, 99);
        List<DayCounts> before = days.read(7, TODAY);

        assertThat(retention.rollUp()).isEqualTo(3);
        List<DayCounts> besideHours = days.read(7, TODAY);
        jdbc.sql("truncate enks.health_authority_stats").update();

        assertThat(before).extracting(DayCounts::uploads).containsExactly(3L, 50L);
        assertThat(before.getLast().teks()).isEqualTo(500);
        assertThat(before.getLast().publish()).containsExactly(0L, 50L, 0L);
        assertThat(before.getLast().oldestTekDays().get(4)).isEqualTo(50);
        assertThat(before.getLast().onsetAgeDays().get(2)).isEqualTo(50);
        assertThat(besideHours).isEqualTo(before);
        assertThat(days.read(7, TODAY)).isEqualTo(before);
        assertThat(days.read(7, DAY)).hasSize(1);
    }

    @Test
    void storesFinishedDaysOnly() {
        count(7, DAY, 12, 1);
        count(7, TODAY.minusDays(1), 12, 1);
        count(7, TODAY, 12, 1);
        clock.set(Instant.parse("2021-06-15T01:09:00Z"));
        assertThat(retention.rollUp()).isEqualTo(1);

        clock.set(Instant.parse("2021-06-15T01:10:00Z"));
        assertThat(retention.rollUp()).isEqualTo(2);
    }

    @Test
    void neverLowersADayWhoseHoursArePartlyGone() {
        count(7, DAY, 1, 20);
        count(7, DAY, 2, 30);
        retention.rollUp();
        List<DayCounts> whole = days.read(7, TODAY);
        jdbc.sql("delete from enks.health_authority_stats where hour = '2021-06-13 01:00+00'")
                .update();

        retention.rollUp();

        assertThat(days.read(7, TODAY)).isEqualTo(whole);
        jdbc.sql("truncate enks.health_authority_stats").update();
        assertThat(days.read(7, TODAY)).isEqualTo(whole);
    }

    @Test
    void endsAlikeHoweverOftenItRuns() throws Exception {
        for (int hour = 0; hour < 24; hour++) {
            count(7, DAY, hour, 5);
            count(8, DAY, hour, 5);
        }
        List<DayCounts> whole = days.read(7, TODAY);
        List<Callable<Integer>> runs = Collections.nCopies(16, retention::rollUp);
        try (var executor = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> run : executor.invokeAll(runs)) {
                assertThat(run.get()).isEqualTo(2);
            }
        }

        jdbc.sql("truncate enks.health_authority_stats").update();
        assertThat(days.read(7, TODAY)).isEqualTo(whole);
    }

    @Test
    void deletesHoursOnlyWhereTheirDayIsStored() {
        count(7, DAY, 12, 1);
        Instant later = clock.instant().plus(Duration.ofDays(30));

        assertThat(retention.deleteHoursBefore(later, 100)).isZero();
        retention.rollUp();
        assertThat(retention.deleteHoursBefore(Instant.parse("2021-06-13T23:00:00Z"), 100))
                .isZero(); // whole days only
        assertThat(retention.deleteHoursBefore(later, 100)).isPositive();
        assertThat(days.read(7, TODAY)).hasSize(1);
    }

    @Test
    void deletesOldDays() {
        count(7, DAY.minusDays(1), 12, 1);
        count(7, DAY, 12, 1);
        retention.rollUp();
        jdbc.sql("truncate enks.health_authority_stats").update();

        assertThat(retention.deleteDaysBefore(Instant.parse("2021-06-13T12:00:00Z"), 100))
                .isEqualTo(1);

        assertThat(days.read(7, TODAY)).extracting(DayCounts::day).containsExactly(DAY);
    }

    private void count(long authority, LocalDate day, int hour, int uploads) {
        Instant at = Instant.parse(day + "T00:30:00Z").plus(Duration.ofHours(hour));
        for (int i = 0; i < uploads; i++) {
            statistics.add(
                    new PublishFacts(
                            authority, at, Platform.ANDROID, 10, false, 4, OptionalInt.of(2)));
        }
    }
}
