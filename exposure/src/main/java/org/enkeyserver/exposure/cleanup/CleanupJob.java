package org.enkeyserver.exposure.cleanup;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.enkeyserver.common.job.Job;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.common.store.PublishReceiptStore;
import org.enkeyserver.exposure.stats.StatisticsRetention;

/// Deletes old keys, receipts and statistics in bounded chunks.
///
/// Every kind is attempted, and every failure is reported (D25). May run anywhere at any time, also
/// twice at once: rows that another run has locked are left to it (D44).
final class CleanupJob implements Job {

    private final ExpiredKeyStore keys;
    private final PublishReceiptStore receipts;
    private final StatisticsRetention statistics;
    private final CleanupSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    CleanupJob(
            ExpiredKeyStore keys,
            PublishReceiptStore receipts,
            StatisticsRetention statistics,
            CleanupSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.keys = keys;
        this.receipts = receipts;
        this.statistics = statistics;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cleanup";
    }

    @Override
    public List<String> aliases() {
        return List.of("/cleanup-exposure");
    }

    @Override
    public Duration every() {
        return settings.every();
    }

    @Override
    public JobReport run(String instance) {
        List<Sweep.Swept> swept =
                sweeps(clock.instant()).stream().map(one -> one.run(settings.chunk())).toList();
        swept.forEach(one ->
                meters.counter("enks.cleanup.deleted", "what", one.what())
                        .increment(one.deleted()));
        return new JobReport(
                swept.stream().map(Sweep.Swept::summary).collect(Collectors.joining(", ")),
                swept.stream().filter(Sweep.Swept::failed).map(Sweep.Swept::error).toList());
    }

    private List<Sweep> sweeps(Instant now) {
        Instant cutoff = now.minus(settings.ttl());
        Instant revised = now.minus(settings.revisedFor());
        Instant uploads = now.minus(settings.receiptsFor());
        Instant days = now.minus(settings.statsFor());
        return List.of(
                new Sweep("keys", limit -> keys.delete(cutoff, revised, limit)),
                new Sweep("receipts", limit -> receipts.deleteBefore(uploads, limit)),
                new Sweep(
                        "hours of statistics",
                        limit -> statistics.deleteHoursBefore(cutoff, limit)),
                new Sweep("days of statistics", limit -> statistics.deleteDaysBefore(days, limit)));
    }
}
