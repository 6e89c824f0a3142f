package org.enkeyserver.common.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs jobs now and waits for the outcome.
///
/// Goes through the engine, so that a run on demand never meets another run of the same instance:
/// one that is going on is awaited, and then the job runs again.
final class JobTrigger {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final JobQueue queue;
    private final JobRunStore runs;
    private final JobSettings settings;

    JobTrigger(JobQueue queue, JobRunStore runs, JobSettings settings) {
        this.queue = queue;
        this.runs = runs;
        this.settings = settings;
    }

    /// Runs every instance once; the outcome of each, in order.
    List<InstanceOutcome> run(Job job) throws InterruptedException {
        long deadline = System.nanoTime() + settings.runDeadline().toNanos();
        queue.reconcile(job);
        Map<String, Long> before = new HashMap<>();
        Map<String, Boolean> asked = new HashMap<>();
        List<String> instances = job.instances();
        for (String instance : instances) {
            before.put(instance, runs.latest(job.name(), instance).map(JobRun::id).orElse(0L));
            asked.put(instance, queue.advance(job, instance));
        }
        List<InstanceOutcome> outcomes = new ArrayList<>();
        for (String instance : instances) {
            outcomes.add(await(job, instance, before, asked, deadline));
        }
        return outcomes;
    }

    private InstanceOutcome await(
            Job job,
            String instance,
            Map<String, Long> before,
            Map<String, Boolean> asked,
            long deadline)
            throws InterruptedException {
        while (true) {
            Optional<JobRun> run =
                    runs.finishedAfter(before.getOrDefault(instance, 0L), job.name(), instance);
            if (run.isPresent()) {
                return new InstanceOutcome(instance, run.get().summary(), run.get().errors());
            }
            if (System.nanoTime() - deadline > 0) {
                return new InstanceOutcome(
                        instance,
                        "not finished",
                        List.of(
                                "not finished within "
                                        + settings.runDeadline().toSeconds()
                                        + " s"));
            }
            if (!asked.getOrDefault(instance, false)) {
                asked.put(instance, queue.advance(job, instance));
            }
            Thread.sleep(PAUSE);
        }
    }

    /// How one instance ended.
    record InstanceOutcome(String instance, String summary, List<String> errors) {}
}
