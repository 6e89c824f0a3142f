package org.enkeyserver.common.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Forward progress of each job: `enks.job.last.success`, in seconds since the epoch.
///
/// A job with several instances shows the one that succeeded longest ago; one without any shows
/// nothing (NaN), one of which an instance never succeeded shows 0.
final class JobGauges {

    private final Map<String, Double> lastSuccess = new ConcurrentHashMap<>();

    JobGauges(MeterRegistry registry, List<Job> jobs) {
        for (Job job : jobs) {
            Gauge.builder(
                            "enks.job.last.success",
                            () -> lastSuccess.getOrDefault(job.name(), Double.NaN))
                    .tag("job", job.name())
                    .baseUnit("seconds")
                    .description("When the instance that lags most behind last succeeded")
                    .register(registry);
        }
    }

    void update(Job job, Map<String, Instant> successes) {
        successes.values().stream()
                .min(Instant::compareTo)
                .ifPresentOrElse(
                        oldest -> lastSuccess.put(job.name(), (double) oldest.getEpochSecond()),
                        () -> lastSuccess.remove(job.name()));
    }
}
