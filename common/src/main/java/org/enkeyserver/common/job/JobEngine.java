package org.enkeyserver.common.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/// Puts the job engine together.
///
/// Due times follow the service's clock, pauses the machine's, so that a shifted or standing clock
/// stops nothing.
final class JobEngine {

    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final String table;
    private final JobSettings settings;
    private final Clock clock;
    private final JobRunner runner;

    JobEngine(
            DataSource dataSource,
            String table,
            JobSettings settings,
            Clock clock,
            JobRunner runner) {
        this.dataSource = dataSource;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        this.runner = runner;
    }

    Scheduler schedulerOf(List<Job> jobs) {
        return new Builder(
                        dataSource,
                        jobs.stream().<Task<?>>map(this::task).toList(),
                        settings.pollingInterval())
                .tableName(table)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .clock(clock::instant)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .threads(settings.threads())
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.pollingInterval())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.stopWithin())
                .failureLogging(LogLevel.ERROR, true)
                .build();
    }

    private Task<Void> task(Job job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailure((done, operations) ->
                        operations.reschedule(done, clock.instant().plus(job.every())))
                .onDeadExecution((dead, operations) -> {
                    // A clock that was moved makes a run of this process look dead.
                    if (!runner.isGoing(job.name(), dead.getExecution().getId())) {
                        operations.reschedule(dead, clock.instant());
                    }
                })
                .execute((instance, context) -> runner.run(job, context.getExecution()));
    }

    /// Waits between two looks into the queue by the machine's clock.
    private static final class Builder extends SchedulerBuilder {

        private final Duration pause;

        Builder(DataSource dataSource, List<Task<?>> tasks, Duration pause) {
            super(dataSource, tasks);
            this.pause = pause;
        }

        @Override
        protected Waiter buildWaiter() {
            return new Waiter(pause, new SystemClock());
        }
    }
}
