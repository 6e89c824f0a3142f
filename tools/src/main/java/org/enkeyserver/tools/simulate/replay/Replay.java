package org.enkeyserver.tools.simulate.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.Crew;
import org.enkeyserver.tools.phone.DownloadStage;
import org.enkeyserver.tools.phone.DownloadedExport;
import org.enkeyserver.tools.phone.DownloadingPhone;
import org.enkeyserver.tools.phone.Exported;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.SuiteAccess;
import org.enkeyserver.tools.phone.Upload;
import org.enkeyserver.tools.simulate.ledger.KeyDigest;
import org.enkeyserver.tools.simulate.ledger.Ledger;
import org.enkeyserver.tools.simulate.ledger.LedgerCheck;
import org.enkeyserver.tools.simulate.ledger.LedgerEntry;

/// Publishes a recorded series file by file, each shifted by whole days to the present, and proves
/// what the exports then hold.
public final class Replay {

    private static final Crew PHONES = new Crew(8);
    private static final int FLOOR = 1000;
    private static final int JITTER = 100;

    private final SuiteAccess suite;
    private final Progress progress;
    private final Clock machine;
    private final Refusals refusals = new Refusals();
    private final Refusals refusedRevisions = new Refusals();

    public Replay(SuiteAccess suite, Progress progress, Clock machine) {
        this.suite = suite;
        this.progress = progress;
        this.machine = machine;
    }

    /// Replays the recordings in `folder`.
    ///
    /// @throws ToolException when the series cannot be read or the suite stops answering
    public ReplayOutcome run(Path folder, Duration timeout) throws InterruptedException {
        List<RecordedExport> series = new RecordedSeries().read(folder);
        int recorded = series.stream().mapToInt(file -> file.keys().size()).sum();
        progress.line("read", "%d files with %d keys".formatted(series.size(), recorded));
        Ledger ledger = Ledger.open(suite.data(), suite.clock(), suite.random());
        Map<KeyDigest, LedgerEntry> earlier = ledger.entries();
        Instant begun = suite.clock().instant();
        DownloadingPhone phone = suite.phone(PhoneProfile.ANDROID_ENX);
        Exported exported = new Exported();
        Set<String> oldLines = downloadOld(phone, exported);
        List<ExpectedKey> accepted = new ArrayList<>();
        ReplayUploads uploads =
                new ReplayUploads(
                        suite.bodies(), suite.publisher(), ledger, refusals, suite.clock());
        List<RecordedKey> revisions = new ArrayList<>();
        List<ReplayOutcome.FileRow> rows = publish(series, uploads, accepted, revisions);
        ToIntFunction<Exported> missing =
                all ->
                        (int) accepted.stream().filter(key -> !all.holds(key.tek())).count()
                                + new LedgerCheck(earlier, begun).compare(all).awaited();
        new DownloadStage(progress, machine)
                .await(phone, exported, missing, machine.instant().plus(timeout));
        ReplayProof.Outcome proof =
                new ReplayProof(FLOOR, JITTER)
                        .prove(accepted, exported, oldLines, ledger.entries());
        ReplayOutcome.Revisions revised = revise(uploads, revisions, phone, exported, timeout);
        LedgerCheck.Outcome ledgerOutcome =
                new LedgerCheck(ledger.entries(), begun).compare(exported);
        return new ReplayOutcome(
                rows,
                recorded,
                accepted.size(),
                refusals.byReason(),
                revised,
                proof,
                ledgerOutcome);
    }

    /// Revises what the recording server revised, once phones know the keys, and waits for it.
    private ReplayOutcome.Revisions revise(
            ReplayUploads uploads,
            List<RecordedKey> revisions,
            DownloadingPhone phone,
            Exported exported,
            Duration timeout)
            throws InterruptedException {
        suite.clock().synchronize();
        List<RecordedKey> sent = new ArrayList<>();
        for (RecordedKey revision : revisions) {
            if (uploads.revise(revision, refusedRevisions)) {
                sent.add(revision);
            }
        }
        ToIntFunction<Exported> missing =
                all -> (int) sent.stream().filter(key -> !isRevised(key, all)).count();
        int left = 0;
        if (!sent.isEmpty()) {
            progress.line(
                    "revise", sent.size() + " of " + revisions.size() + " recorded revisions");
            left =
                    new DownloadStage(progress, machine)
                            .await(phone, exported, missing, machine.instant().plus(timeout));
        }
        return new ReplayOutcome.Revisions(
                revisions.size(), sent.size(), left, refusedRevisions.byReason());
    }

    private static boolean isRevised(RecordedKey key, Exported exported) {
        return exported.known().isRevisedTo(key.key().tek(), key.reportType().orElseThrow());
    }

    private static Set<String> downloadOld(DownloadingPhone phone, Exported exported)
            throws InterruptedException {
        try {
            phone.downloadNew().forEach(exported::add);
        } catch (IOException silent) {
            throw new ToolException(
                    ToolException.UNREACHABLE, "the download server of the suite does not answer");
        }
        return exported.exports().stream()
                .map(DownloadedExport::line)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<ReplayOutcome.FileRow> publish(
            List<RecordedExport> series,
            ReplayUploads uploads,
            List<ExpectedKey> accepted,
            List<RecordedKey> revisions)
            throws InterruptedException {
        UploadPlanner planner = new UploadPlanner(refusals);
        List<ReplayOutcome.FileRow> rows = new ArrayList<>();
        for (RecordedExport file : series) {
            Instant now = suite.clock().instant();
            RecordedExport shifted = file.shiftedTo(now);
            int refusedBefore = refusals.total();
            List<Upload> planned = planner.plan(shifted, now);
            AtomicInteger done = new AtomicInteger();
            List<List<ExpectedKey>> taken =
                    PHONES.apply(
                            planned,
                            upload -> {
                                List<ExpectedKey> keys = uploads.publish(upload);
                                progress.update(
                                        "publish",
                                        "%s: %d/%d uploads"
                                                .formatted(
                                                        file.name(),
                                                        done.incrementAndGet(),
                                                        planned.size()));
                                return keys;
                            });
            taken.forEach(accepted::addAll);
            revisions.addAll(shifted.revisions());
            ReplayOutcome.FileRow row =
                    new ReplayOutcome.FileRow(
                            file.name(),
                            shifted.window().start() + " to " + shifted.window().end(),
                            file.keys().size(),
                            planned.size(),
                            taken.stream().mapToInt(List::size).sum(),
                            refusals.total() - refusedBefore);
            rows.add(row);
            progress.line(
                    "publish",
                    "%s: %d keys in %d uploads, %d accepted, %d refused"
                            .formatted(
                                    row.name(),
                                    row.keys(),
                                    row.uploads(),
                                    row.accepted(),
                                    row.refused()));
        }
        return rows;
    }
}
