package org.enkeyserver.common.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Runs one instance of a job, keeps the record and says when the next run is due.
///
/// The edge at which a job's exceptions end. Safe for use by many threads.
final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int LARGEST_FACTOR = 8;
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);

    private final JobRunStore runs;
    private final Clock clock;
    private final Set<String> going = ConcurrentHashMap.newKeySet();

    JobRunner(JobRunStore runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    CompletionHandler<Void> run(Job job, Execution execution) {
        Instant started = clock.instant();
        boolean succeeded = recorded(job, execution.getId(), started);
        return (done, operations) -> {
            Instant now = clock.instant();
            if (succeeded) {
                operations.reschedule(
                        ExecutionComplete.success(execution, started, now), now.plus(job.every()));
            } else {
                ExecutionComplete failure =
                        ExecutionComplete.failure(
                                execution, started, now, new JobFailedException(job.name()));
                Duration pause = afterFailures(job.every(), execution.consecutiveFailures + 1);
                operations.reschedule(failure, now.plus(pause));
            }
        };
    }

    /// Whether this process works on the instance now.
    boolean isGoing(String job, String instance) {
        return going.contains(key(job, instance));
    }

    /// The pause after a number of failures in a row: doubled up to eightfold, though never beyond
    /// ten minutes unless the job's own pause is longer.
    static Duration afterFailures(Duration every, int failures) {
        int factor = Math.min(LARGEST_FACTOR, 1 << Math.min(failures - 1, 3));
        Duration longer = every.multipliedBy(factor);
        Duration limit = every.compareTo(LONGEST_BACK_OFF) > 0 ? every : LONGEST_BACK_OFF;
        return longer.compareTo(limit) > 0 ? limit : longer;
    }

    private boolean recorded(Job job, String instance, Instant started) {
        going.add(key(job.name(), instance));
        try {
            long id = runs.begin(job.name(), instance, started);
            JobReport report = guarded(job, instance);
            runs.finish(id, clock.instant(), report);
            return report.isSuccess();
        } catch (RuntimeException lost) {
            // The record could not be written: the engine tries again, the next run closes it.
            LOG.atError()
                    .setCause(lost)
                    .addKeyValue("job", job.name())
                    .addKeyValue("instance", instance)
                    .log("job.unrecorded");
            return false;
        } finally {
            going.remove(key(job.name(), instance));
        }
    }

    private static JobReport guarded(Job job, String instance) {
        try {
            JobReport report = job.run(instance);
            LOG.atLevel(report.isSuccess() ? Level.DEBUG : Level.WARN)
                    .addKeyValue("job", job.name())
                    .addKeyValue("instance", instance)
                    .addKeyValue("summary", report.summary())
                    .addKeyValue("success", report.isSuccess())
                    .addKeyValue("errors", report.errors())
                    .log("job.ran");
            return report;
        } catch (Exception | AssertionError failed) {
            LOG.atError()
                    .setCause(failed)
                    .addKeyValue("job", job.name())
                    .addKeyValue("instance", instance)
                    .log("job.failed");
            // The message of an exception may hold anything; its type is safe.
            return new JobReport(
                    "failed",
                    List.of("unexpected " + failed.getClass().getSimpleName() + ", see the log"));
        }
    }

    private static String key(String job, String instance) {
        return job + '/' + instance;
    }

    /// Tells the engine that a run failed; the reasons are in the run's record.
    private static final class JobFailedException extends RuntimeException {

        @Serial private static final long serialVersionUID = 1L;

        JobFailedException(String job) {
            super("job failed: " + job);
        }
    }
}
