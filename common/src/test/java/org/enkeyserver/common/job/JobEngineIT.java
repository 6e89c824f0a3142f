package org.enkeyserver.common.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JobEngineIT {

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final TestClock clock = new TestClock(TestClock.SPEC_NOW);

    @Test
    void runsAgainWhenTheClockHasMovedOnByThePause() {
        RecordingJob job = new RecordingJob(Duration.ofHours(4));
        try (JobReplica replica = new JobReplica(database, clock, job)) {
            await().until(() -> finished() == 1);

            clock.advance(Duration.ofHours(4));
            await().until(() -> finished() == 2);
            clock.advance(Duration.ofHours(3));
            MeterRegistry meters = replica.bean(MeterRegistry.class);
            await().until(() ->
                    meters.get("enks.job.last.success").gauge().value()
                            == TestClock.SPEC_NOW.plus(Duration.ofHours(4)).getEpochSecond());
            assertThat(job.runs).hasValue(2);
        }
    }

    @Test
    void replicasNeverRunAnInstanceAtOnce() {
        RecordingJob job = new RecordingJob(Duration.ofMillis(5));
        try (JobReplica _ = new JobReplica(database, Clock.systemUTC(), job);
                JobReplica _ = new JobReplica(database, Clock.systemUTC(), job)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> job.runs.get() > 40);
        }
        assertThat(job.mostAtOnce).hasValue(1);
    }

    @Test
    void runOfADeadProcessIsTakenOver() {
        database.execute(
                """
                insert into enks.scheduled_tasks_exposure
                    (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,
                     version)
                values ('record', 'all', '2021-06-15T12:00:00Z', true, 'dead',
                        '2021-06-15T12:00:00Z', 7)
                """);
        database.execute(
                """
                insert into enks.job_run (job, instance, started_at, outcome)
                values ('record', 'all', '2021-06-15T12:00:00Z', 'running')
                """);
        try (JobReplica _ =
                new JobReplica(database, clock, new RecordingJob(Duration.ofHours(4)))) {
            await().until(() -> finished() == 2);
        }
        assertThat(
                        jdbc.sql("select outcome || errors::text from enks.job_run order by 1")
                                .query(String.class)
                                .list())
                .containsExactly("failed{\"the process died\"}", "succeeded{}");
    }

    @Test
    void clockThatIsMovedDuringARunStartsNoSecond() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        RecordingJob job = new RecordingJob(Duration.ofHours(4));
        job.work.set(instance -> {
            began.countDown();
            uninterrupted(end);
            return JobReport.succeeded("slow");
        });
        try (JobReplica _ = new JobReplica(database, clock, job)) {
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
            clock.advance(Duration.ofDays(1));
            Instant moved = clock.instant();
            await().until(() -> heartbeat().equals(moved));
            end.countDown();
            await().until(() -> finished() == 1);
        }
        assertThat(job.mostAtOnce).hasValue(1);
        assertThat(job.runs).hasValue(1);
    }

    @Test
    void followsTheInstancesOfTheJob() {
        RecordingJob job = new RecordingJob(Duration.ofHours(4));
        job.instances.set(List.of("1", "2"));
        try (JobReplica _ = new JobReplica(database, clock, job)) {
            await().until(() -> finished() == 2);
            job.instances.set(List.of("2", "3"));
            await().until(() -> queued().equals(List.of("2", "3")));
        }
    }

    @Test
    void failureIsRecordedAndTheJobGoesOn() {
        RecordingJob job = new RecordingJob(Duration.ofMinutes(1));
        job.work.set(instance -> {
            throw new IllegalStateException("holds a secret");
        });
        try (JobReplica _ = new JobReplica(database, clock, job)) {
            await().until(() -> finished() == 1);
            assertThat(
                            jdbc.sql("select outcome || summary || errors::text from enks.job_run")
                                    .query(String.class)
                                    .single())
                    .isEqualTo("failedfailed{\"unexpected IllegalStateException, see the log\"}");
            clock.advance(Duration.ofMinutes(1));
            await().until(() -> finished() == 2);
        }
    }

    @Test
    void stopsWithinSecondsThoughARunGoesOn() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        RecordingJob job = new RecordingJob(Duration.ofMinutes(1));
        job.work.set(instance -> {
            began.countDown();
            uninterrupted(never);
            return JobReport.succeeded("slow");
        });
        JobReplica replica = new JobReplica(database, clock, job);
        assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();

        long start = System.nanoTime();
        replica.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void prunesOldRecords() {
        database.execute(
                """
                insert into enks.job_run (job, instance, started_at, finished_at, outcome)
                select 'old', 'all', '2021-01-01T00:00:00Z', '2021-01-01T00:00:01Z', 'succeeded'
                from generate_series(1, 2500)
                """);
        try (JobReplica _ =
                new JobReplica(database, clock, new RecordingJob(Duration.ofHours(4)))) {
            await().until(() -> finished() == 1);
        }
    }

    private long finished() {
        return jdbc.sql("select count(*) from enks.job_run where outcome <> 'running'")
                .query(Long.class)
                .single();
    }

    private List<String> queued() {
        return jdbc.sql("select task_instance from enks.scheduled_tasks_exposure order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private Instant heartbeat() {
        return jdbc.sql("select last_heartbeat from enks.scheduled_tasks_exposure")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
