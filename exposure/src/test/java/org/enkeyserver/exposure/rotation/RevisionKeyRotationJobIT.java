package org.enkeyserver.exposure.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.enkeyserver.common.job.JobReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/// `spec/publish.md` 9.3 on a real database.
final class RevisionKeyRotationJobIT {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @TempDir private Path keys;

    private Rooms rooms;
    private RevisionKeyRotationJob job;

    @BeforeEach
    void open() {
        rooms = Rooms.on(keys);
        job = rooms.job(DAY, TWO_WEEKS);
    }

    @ParameterizedTest(name = "J01 {0} becomes {1}")
    @CsvSource({
        "'', '0', '1 created, 0 destroyed'",
        "'0', '0', '0 created, 0 destroyed'",
        "'20', '0 20', '1 created, 0 destroyed'",
        "'0 20', '0 20', '0 created, 0 destroyed'",
        "'0 20 40', '0 20', '0 created, 1 destroyed'",
        "'20 40 60 80', '0 20', '1 created, 3 destroyed'",
        // Kept a day and the cache time longer than 14 days: K-94, RotationSettings.
        "'0 14 40', '0 14 40', '0 created, 0 destroyed'"
    })
    void followsTheTable(String before, String after, String summary) {
        ages(before).forEach(days -> rooms.add(Duration.ofDays(days)));

        JobReport report = job.run("all");

        assertThat(report.errors()).isEmpty();
        assertThat(report.summary()).isEqualTo(summary);
        assertThat(rooms.ages()).containsExactlyElementsOf(ages(after).boxed().toList());
        assertThat(job.run("all").summary()).isEqualTo("0 created, 0 destroyed");
    }

    @Test
    void keepsTheRowOfADestroyedKeyWithoutItsSecret() {
        ages("0 20 40").forEach(days -> rooms.add(Duration.ofDays(days)));

        job.run("all");

        assertThat(
                        rooms.jdbc
                                .sql(
                                        """
                                        select kid from enks.revision_key
                                        where not allowed and aad is null and wrapped is null
                                        """)
                                .query(Long.class)
                                .list())
                .containsExactly(3L);
    }

    @RepeatedTest(5)
    void makesOneKeyWhenReplicasRunAtOnce() throws Exception {
        rooms.add(Duration.ofDays(40));
        rooms.add(Duration.ofDays(20));
        List<Rooms> replicas = Stream.generate(() -> rooms.another(keys)).limit(4).toList();
        var together = new CyclicBarrier(replicas.size());
        List<Future<JobReport>> reports = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            for (Rooms replica : replicas) {
                reports.add(
                        pool.submit(() -> {
                            together.await();
                            return replica.job(DAY, TWO_WEEKS).run("all");
                        }));
            }
        }
        int created = 0;
        int destroyed = 0;
        for (Future<JobReport> report : reports) {
            assertThat(report.get().errors()).isEmpty();
            created += report.get().summary().startsWith("1 created") ? 1 : 0;
            destroyed += report.get().summary().endsWith("1 destroyed") ? 1 : 0;
        }
        assertThat(created).isEqualTo(1);
        assertThat(destroyed).isEqualTo(1);
        assertThat(rooms.ages()).containsExactly(0L, 20L);
    }

    @RepeatedTest(5)
    void makesOneFirstKeyWhenReplicasStartAtOnce() throws Exception {
        List<Rooms> replicas = Stream.generate(() -> rooms.another(keys)).limit(4).toList();
        var together = new CyclicBarrier(replicas.size());
        List<Future<Long>> kids = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            for (Rooms replica : replicas) {
                kids.add(
                        pool.submit(() -> {
                            together.await();
                            return RotationConfiguration.ready(
                                            replica.ring,
                                            replica.store,
                                            replica.maker,
                                            replica.clock)
                                    .effective()
                                    .kid();
                        }));
            }
        }
        long only = rooms.store.allowed().getFirst().kid();
        assertThat(rooms.store.allowed()).hasSize(1);
        for (Future<Long> kid : kids) {
            assertThat(kid.get()).isEqualTo(only);
        }
    }

    /// A run that died after any of its steps: the next one finishes.
    @ParameterizedTest(name = "died {0}")
    @CsvSource({"'before anything'", "'after wrapping a key'", "'after adding a key'"})
    void finishesWhatARunLeftThatDied(String where) {
        ages("20 40").forEach(days -> rooms.add(Duration.ofDays(days)));
        if (!where.equals("before anything")) {
            WrappedKey made = rooms.maker.make();
            if (where.equals("after adding a key")) {
                Instant now = rooms.clock.instant();
                assertThat(rooms.store.addIfDue(made, now, now.minus(DAY))).isTrue();
            }
        }

        Rooms restarted = rooms.another(keys);
        restarted.job(DAY, TWO_WEEKS).run("all");

        assertThat(rooms.ages()).containsExactly(0L, 20L);
        assertThat(restarted.ring.effective().kid()).isEqualTo(3);
    }

    @Test
    void destroysNothingWhileTheNewestCannotBeOpened() {
        ages("40 20").forEach(days -> rooms.add(Duration.ofDays(days)));
        rooms.add(Duration.ZERO);
        rooms.wrapper.away.set(true);

        JobReport report = job.run("all");

        assertThat(report.isSuccess()).isFalse();
        assertThat(report.errors()).containsExactly("switched off");
        assertThat(rooms.ages()).containsExactly(0L, 20L, 40L);
    }

    @Test
    void failsWhenTheDatabaseDoes() { // D25
        rooms.add(Duration.ofDays(20));
        rooms.database.execute(
                """
                create function enks.refuse() returns trigger language plpgsql
                as 'begin raise exception ''refused''; end'
                """);
        rooms.database.execute(
                """
                create trigger refuse before update on enks.revision_key
                for each row execute function enks.refuse()
                """);
        rooms.add(Duration.ofDays(40));

        assertThatThrownBy(() -> job.run("all")).isInstanceOf(DataAccessException.class);
    }

    private static LongStream ages(String days) {
        return Stream.of(days.split(" ")).filter(day -> !day.isEmpty()).mapToLong(Long::parseLong);
    }
}
