package org.enkeyserver.exposure.stats;

import java.time.Duration;
import org.enkeyserver.common.job.Job;
import org.enkeyserver.common.job.JobReport;

/// Keeps finished days beside the hours, which are deleted much earlier.
///
/// May run twice, at the same time too, and at any time: see [DayStore].
final class StatsRollUpJob implements Job {

    private final StatisticsRetention retention;
    private final Duration every;

    StatsRollUpJob(StatisticsRetention retention, Duration every) {
        this.retention = retention;
        this.every = every;
    }

    @Override
    public String name() {
        return "stats-roll-up";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public JobReport run(String instance) {
        return JobReport.succeeded(retention.rollUp() + " days");
    }
}
