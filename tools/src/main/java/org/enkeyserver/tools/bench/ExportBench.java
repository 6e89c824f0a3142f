package org.enkeyserver.tools.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.ToolClockConfiguration;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.DownloadedExport;
import org.enkeyserver.tools.phone.DownloadingPhone;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.SuiteAccess;

/// Measures how long the export of many keys takes, from the close of their window until phones can
/// download them.
///
/// The keys come in through the public API at the beginning of a window of the demo, one minute;
/// then the clock of the suite jumps past its end.
final class ExportBench {

    private static final int KEYS_EACH = 30;
    private static final int CONNECTIONS = 8;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Past the end of the window and its settling time.
    private static final Duration PAST = WINDOW.plusSeconds(20);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final LocalSuite suite;
    private final SuiteAccess access;
    private final SuiteControl control;
    private final Progress progress;

    ExportBench(LocalSuite suite, SuiteAccess access, Progress progress) {
        this.suite = suite;
        this.access = access;
        this.progress = progress;
        control = new SuiteControl(suite, access.http());
    }

    BenchReport run(int keys) throws InterruptedException {
        double loadBefore = BenchReport.systemLoad();
        Instant at = ToolClockConfiguration.machineClock().instant();
        DownloadingPhone phone = access.phone(PhoneProfile.ANDROID_ENX);
        download(phone);
        LoadResult published = publish(keys);
        control.resetPeakHeap();
        control.advance(PAST);
        long closed = System.nanoTime();
        Found found = awaitExports(phone, published.keys());
        Duration took = Duration.ofNanos(System.nanoTime() - closed);
        progress.line(
                "export",
                "%d keys in %d files after %.2f s"
                        .formatted(found.keys, found.files, took.toMillis() / 1000.0));
        BenchReport report = new BenchReport("Export bench");
        report.add("keys published", published.keys());
        report.addRounded("keys published per second", published.keysPerSecond());
        report.add("keys exported, padding included", found.keys);
        report.add("files", found.files);
        report.addRounded("seconds from window close to verified download", took.toNanos() / 1e9);
        report.addRounded("keys exported per second", found.keys / (took.toNanos() / 1e9));
        control.peakHeap()
                .ifPresent(bytes -> report.add("server peak heap during export, bytes", bytes));
        report.addMachine(at, loadBefore);
        return report;
    }

    private LoadResult publish(int keys) throws InterruptedException {
        int uploads = Math.ceilDiv(keys, KEYS_EACH);
        SignedRequests requests =
                new SignedRequests(
                        access.bodies(),
                        suite.exposure(),
                        KEYS_EACH,
                        access.clock(),
                        access.random());
        progress.line("prepare", "signing %d uploads of %d keys".formatted(uploads, KEYS_EACH));
        List<SignedRequest> prepared = requests.sign(uploads);
        control.advance(untilNextWindow());
        access.clock().synchronize();
        LoadResult published =
                new Load(suite.exposure(), CONNECTIONS).run(prepared, PATIENCE).real();
        if (published.failures() > 0) {
            throw new ToolException(
                    ToolException.REFUSED,
                    published.failures() + " uploads failed: look at the output of the suite");
        }
        progress.line(
                "publish",
                "%d keys in %.1f s"
                        .formatted(published.keys(), published.elapsed().toMillis() / 1000.0));
        return published;
    }

    private Duration untilNextWindow() throws InterruptedException {
        access.clock().synchronize();
        Instant now = access.clock().instant();
        Instant next = now.truncatedTo(ChronoUnit.MINUTES).plus(WINDOW);
        return Duration.between(now, next).truncatedTo(ChronoUnit.MILLIS).plusMillis(500);
    }

    private Found awaitExports(DownloadingPhone phone, long keys) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Found found = new Found();
        control.runExportJob("export-batches");
        control.runExportJob("export-files");
        while (found.keys < keys) {
            if (System.nanoTime() > deadline) {
                throw new ToolException(
                        ToolException.REFUSED,
                        "only %d of %d keys were exported in time".formatted(found.keys, keys));
            }
            for (DownloadedExport export : download(phone)) {
                found.keys += export.keys().size();
                found.files++;
            }
            Thread.sleep(PAUSE);
        }
        return found;
    }

    private static List<DownloadedExport> download(DownloadingPhone phone)
            throws InterruptedException {
        try {
            return phone.downloadNew();
        } catch (IOException silent) {
            throw new ToolException(
                    ToolException.UNREACHABLE, "the download server of the suite does not answer");
        }
    }

    private static final class Found {

        private long keys;
        private int files;
    }
}
