package org.enkeyserver.export.file;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enkeyserver.common.blobstore.BlobStoreException;
import org.enkeyserver.common.config.ExportConfig;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.common.tek.TimeWindow;
import org.enkeyserver.export.ExportSettings;
import org.enkeyserver.export.batch.BatchClaim;
import org.enkeyserver.export.batch.ClaimOutcome;
import org.enkeyserver.export.batch.ClaimStore;
import org.enkeyserver.export.batch.PlanningService;
import org.enkeyserver.export.cleanup.ExpiryStore;
import org.enkeyserver.export.index.IndexWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// One run over one export: plan, then claim, act and record window by window, in the order of
/// time; then take expired files out of the index.
///
/// The first window that fails ends the work, since a later file listed before an earlier one would
/// be missed by phones that remember the last line they saw. // B-12
@Component
class ExportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ExportRun.class);

    private final PlanningService planning;
    private final ClaimStore claims;
    private final SigningKeys signingKeys;
    private final WindowExport windowExport;
    private final ExpiryStore expiry;
    private final IndexWriter index;
    private final ExportMetrics metrics;
    private final ExportSettings settings;
    private final Clock clock;

    ExportRun(
            PlanningService planning,
            ClaimStore claims,
            SigningKeys signingKeys,
            WindowExport windowExport,
            ExpiryStore expiry,
            IndexWriter index,
            ExportMetrics metrics,
            ExportSettings settings,
            Clock clock) {
        this.planning = planning;
        this.claims = claims;
        this.signingKeys = signingKeys;
        this.windowExport = windowExport;
        this.expiry = expiry;
        this.index = index;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    JobReport run(ExportConfig config) {
        RunReport report = new RunReport();
        report.planned(planning.plan(config));
        exportWindows(config, report);
        report.delisted(expiry.delist(config.id(), clock.instant(), settings.cleanup().ttl()));
        refreshIndex(config, report); // B-07
        return report.finish();
    }

    private void exportWindows(ExportConfig config, RunReport report) {
        Map<List<Long>, List<Signatory>> opened = new HashMap<>(); // B-40
        Instant deadline = clock.instant().plus(settings.work().timeout());
        boolean goOn = true;
        while (goOn) {
            if (clock.instant().isAfter(deadline)) { // B-38
                report.remark("out of time, the next run goes on");
                return;
            }
            goOn =
                    switch (claim(config)) {
                        case ClaimOutcome.Claimed(BatchClaim claim) ->
                                exportWindow(claim, opened, report, config);
                        case ClaimOutcome.NoneUnfinished() -> false;
                        case ClaimOutcome.Lost() -> {
                            report.remark("another run works on this export");
                            yield false;
                        }
                        case ClaimOutcome.Waiting waiting -> {
                            report.error(
                                    "%s has failed %d times, later windows wait: %s; tried again at %s"
                                            .formatted(
                                                    words(waiting.batch().window()),
                                                    waiting.attempts(),
                                                    waiting.lastError(),
                                                    waiting.next()));
                            yield false;
                        }
                    };
        }
    }

    private ClaimOutcome claim(ExportConfig config) {
        return claims.claimOldest(config.id(), clock.instant(), settings.work().failedEvery());
    }

    private boolean exportWindow(
            BatchClaim claim,
            Map<List<Long>, List<Signatory>> opened,
            RunReport report,
            ExportConfig config) {
        WindowOutcome outcome = guarded(claim, opened, config);
        metrics.count(outcome);
        report.count(outcome);
        return switch (outcome) {
            case WindowOutcome.Listed listed -> refreshIndex(config, report);
            case WindowOutcome.Empty() -> true;
            case WindowOutcome.ClaimLost() -> false;
            case WindowOutcome.Failed(String reason) -> {
                report.error(
                        "%s failed at attempt %d, later windows wait: %s"
                                .formatted(words(claim.batch().window()), claim.attempt(), reason));
                yield false;
            }
        };
    }

    /// The edge of one window's work: whatever happens to it is put down in its row. // B-25
    private WindowOutcome guarded(
            BatchClaim claim, Map<List<Long>, List<Signatory>> opened, ExportConfig config) {
        try {
            return windowExport.export(
                    claim,
                    () ->
                            opened.computeIfAbsent(
                                    claim.batch().signatureInfoIds(),
                                    planned ->
                                            signingKeys.open(planned, config.signatureInfoIds())));
        } catch (RuntimeException failure) {
            String reason = FailureReason.of(failure);
            LOG.atWarn()
                    .setCause(FailureReason.withoutMessages(failure))
                    .addKeyValue("batch", claim.batch().id())
                    .log("export.window-failed");
            boolean ours = claims.fail(claim, reason, settings.work().maxAttempts());
            return ours ? new WindowOutcome.Failed(reason) : new WindowOutcome.ClaimLost();
        }
    }

    /// The files are on record: an index that cannot be written now is written by the next run.
    private boolean refreshIndex(ExportConfig config, RunReport report) {
        try {
            index.refresh(config);
            return true;
        } catch (BlobStoreException failed) {
            report.error("index not written: " + failed.getMessage());
            return false;
        }
    }

    private static String words(TimeWindow window) {
        return "window " + window.start() + "/" + window.end();
    }
}
