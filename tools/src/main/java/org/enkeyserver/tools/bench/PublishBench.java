package org.enkeyserver.tools.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.ToolClockConfiguration;
import org.enkeyserver.tools.phone.SuiteAccess;

/// Measures how fast uploads are taken, after a warm-up that also finds out how many to prepare.
final class PublishBench {

    private static final int FIRST_BATCH = 500;
    private static final double RESERVE = 3;

    private final LocalSuite suite;
    private final SuiteAccess access;
    private final Progress progress;

    PublishBench(LocalSuite suite, SuiteAccess access, Progress progress) {
        this.suite = suite;
        this.access = access;
        this.progress = progress;
    }

    /// Measures.
    ///
    /// @param chaff share of the requests that are chaff, 0 for none
    BenchReport run(int connections, int keysEach, double chaff, Duration warmup, Duration measured)
            throws InterruptedException {
        double loadBefore = BenchReport.systemLoad();
        Instant at = ToolClockConfiguration.machineClock().instant();
        SuiteControl control = new SuiteControl(suite, access.http());
        Mixture requests =
                new Mixture(
                        new SignedRequests(
                                access.bodies(),
                                suite.exposure(),
                                keysEach,
                                access.clock(),
                                access.random()),
                        new ChaffRequest(suite.exposure(), access.random()),
                        chaff,
                        access.random());
        Load load = new Load(suite.exposure(), connections);
        double rate = warmUp(load, requests, warmup);
        int count = (int) Math.ceil(rate * measured.toMillis() / 1000 * RESERVE) + connections;
        progress.line("prepare", "making " + count + " requests");
        List<BenchRequest> prepared = requests.make(count);
        control.resetPeakHeap();
        MixedResult result = load.run(prepared, measured);
        progress.line(
                "measure",
                "%d uploads and %d chaff in %.1f s, %d failed"
                        .formatted(
                                result.real().latencies().count(),
                                result.chaff().latencies().count(),
                                result.real().elapsed().toMillis() / 1000.0,
                                result.failures()));
        BenchReport report = report(result, connections, keysEach, chaff);
        control.peakHeap().ifPresent(bytes -> report.add("server peak heap, bytes", bytes));
        report.addMachine(at, loadBefore);
        return report;
    }

    /// Returns the requests per second of the last, warmest round.
    private double warmUp(Load load, Mixture requests, Duration warmup)
            throws InterruptedException {
        Duration left = warmup;
        double rate = FIRST_BATCH;
        while (left.isPositive()) {
            List<BenchRequest> batch = requests.make((int) Math.max(FIRST_BATCH, rate * 2));
            MixedResult round = load.run(batch, left);
            rate = Math.max(1, round.requestsPerSecond());
            left = left.minus(round.real().elapsed());
            progress.update("warm-up", "%.0f requests/s".formatted(rate));
        }
        progress.line("warm-up", "%.0f requests/s at its end".formatted(rate));
        return rate;
    }

    private static BenchReport report(
            MixedResult mixed, int connections, int keysEach, double chaff) {
        LoadResult result = mixed.real();
        BenchReport report =
                new BenchReport(chaff > 0 ? "Publish bench with chaff" : "Publish bench");
        report.add("connections", connections);
        report.add("keys in an upload", keysEach);
        report.addRounded("seconds", result.elapsed().toMillis() / 1000.0);
        report.add("uploads", result.latencies().count());
        report.add("uploads failed", result.failures());
        report.addRounded("uploads per second", result.requestsPerSecond());
        report.add("keys stored", result.keys());
        report.addRounded("keys per second", result.keysPerSecond());
        if (chaff > 0) {
            new SideBySide(mixed, chaff).addTo(report);
        } else {
            for (double percent : new double[] {50, 90, 99, 100}) {
                report.addRounded(
                        percent == 100 ? "longest, ms" : "p%.0f, ms".formatted(percent),
                        result.latencies().percentile(percent).toNanos() / 1e6);
            }
        }
        report.add("bytes sent", result.bytesOut() + mixed.chaff().bytesOut());
        report.add("bytes received", result.bytesIn() + mixed.chaff().bytesIn());
        return report;
    }
}
