package org.enkeyserver.common.job;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The engine's queue: one entry for each instance of each job.
final class JobQueue {

    private final Scheduler scheduler;
    private final Clock clock;

    JobQueue(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Adds what is missing, due at once, and removes what is gone unless it is being worked on.
    ///
    /// @return when each instance last succeeded; [Instant#EPOCH] for never
    Map<String, Instant> reconcile(Job job) {
        List<String> wanted = job.instances();
        Map<String, Instant> successes = new HashMap<>();
        Set<String> queued = new HashSet<>();
        for (ScheduledExecution<Void> execution :
                scheduler.getScheduledExecutionsForTask(
                        job.name(), Void.class, ScheduledExecutionsFilter.all())) {
            String instance = execution.getTaskInstance().getId();
            queued.add(instance);
            Instant success = execution.getLastSuccess();
            successes.put(instance, success == null ? Instant.EPOCH : success);
        }
        for (String instance : wanted) {
            if (!queued.contains(instance)) {
                scheduler.scheduleIfNotExists(
                        new TaskInstance<Void>(job.name(), instance), clock.instant());
                successes.put(instance, Instant.EPOCH);
            }
        }
        queued.removeAll(wanted);
        queued.forEach(instance -> cancel(job, instance));
        successes.keySet().retainAll(wanted);
        return successes;
    }

    /// Makes an instance due now.
    ///
    /// @return false when it could not be moved: it is being worked on, or was just taken
    boolean advance(Job job, String instance) {
        TaskInstanceId id = TaskInstanceId.of(job.name(), instance);
        try {
            boolean moved = scheduler.reschedule(id, clock.instant());
            scheduler.triggerCheckForDueExecutions();
            return moved;
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException going) {
            return false;
        } catch (TaskInstanceNotFoundException missing) {
            return scheduler.scheduleIfNotExists(
                    new TaskInstance<Void>(job.name(), instance), clock.instant());
        }
    }

    private void cancel(Job job, String instance) {
        try {
            scheduler.cancel(TaskInstanceId.of(job.name(), instance));
        } catch (TaskInstanceException later) {
            // The next reconciliation sees to it, or another replica was faster.
        }
    }
}
