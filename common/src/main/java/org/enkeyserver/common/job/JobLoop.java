package org.enkeyserver.common.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts the engine with the service, keeps its queue in step with the jobs' instances, and stops
/// both before the web server goes.
final class JobLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobLoop.class);
    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(1);

    private final Scheduler scheduler;
    private final JobQueue queue;
    private final JobRunStore runs;
    private final JobGauges gauges;
    private final List<Job> jobs;
    private final JobSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService loop =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("job-loop").factory());
    private final AtomicReference<Instant> lastPruning = new AtomicReference<>(Instant.EPOCH);
    private volatile boolean running;

    JobLoop(
            Scheduler scheduler,
            JobQueue queue,
            JobRunStore runs,
            JobGauges gauges,
            List<Job> jobs,
            JobSettings settings,
            Clock clock) {
        this.scheduler = scheduler;
        this.queue = queue;
        this.runs = runs;
        this.gauges = gauges;
        this.jobs = List.copyOf(jobs);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (jobs.isEmpty()) {
            return;
        }
        scheduler.start();
        Future<?> _ =
                loop.scheduleWithFixedDelay(
                        this::step,
                        0,
                        settings.pollingInterval().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        loop.shutdownNow();
        if (!jobs.isEmpty()) {
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void step() {
        for (Job job : jobs) {
            guarded(job.name(), () -> gauges.update(job, queue.reconcile(job)));
        }
        guarded("prune", this::prune);
    }

    private void prune() {
        Instant now = clock.instant();
        if (!now.isBefore(lastPruning.get().plus(BETWEEN_PRUNINGS))) {
            lastPruning.set(now);
            runs.prune(now.minus(settings.keepRunsFor()));
        }
    }

    /// An exception would end the loop for good, and the database may be back at the next step.
    private static void guarded(String what, Runnable step) {
        try {
            step.run();
        } catch (Exception failed) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.atWarn().setCause(failed).addKeyValue("job", what).log("job.queue-not-kept");
            }
        }
    }
}
