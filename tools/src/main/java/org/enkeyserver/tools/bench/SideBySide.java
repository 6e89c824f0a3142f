package org.enkeyserver.tools.bench;

import java.util.Locale;

/// Real uploads and chaff of one measurement, next to each other.
final class SideBySide {

    private static final double[] PERCENTILES = {50, 90, 95, 99, 100};

    private final LoadResult real;
    private final LoadResult chaff;
    private final double share;

    SideBySide(MixedResult mixed, double share) {
        real = mixed.real();
        chaff = mixed.chaff();
        this.share = share;
    }

    /// Adds a figure for each kind and what tells them apart.
    void addTo(BenchReport report) {
        report.addRounded("chaff asked for, share", share);
        report.add("chaff", chaff.latencies().count());
        report.add("chaff failed", chaff.failures());
        report.addRounded("chaff per second", chaff.requestsPerSecond());
        for (double percent : PERCENTILES) {
            String name = percent == 100 ? "longest" : "p%.0f".formatted(percent);
            report.add(
                    name + ", ms: real, chaff, chaff by real",
                    pair(millis(real, percent), millis(chaff, percent)));
        }
        for (double percent : new double[] {0, 50, 99, 100}) {
            report.add(
                    "answer p%.0f, bytes: real, chaff, chaff by real".formatted(percent),
                    pair(bytes(real, percent), bytes(chaff, percent)));
        }
        report.add(
                "told apart by time, area (0.5: not at all)",
                area(real.latencies(), chaff.latencies()));
        report.add("told apart by size, area (0.5: not at all)", area(real.sizes(), chaff.sizes()));
    }

    private static double millis(LoadResult result, double percent) {
        return result.latencies().percentile(percent).toNanos() / 1e6;
    }

    private static double bytes(LoadResult result, double percent) {
        return result.sizes().percentile(percent).toNanos();
    }

    private static String pair(double one, double other) {
        return String.format(
                Locale.ROOT, "%.1f, %.1f, %.3f", one, other, one == 0 ? 0 : other / one);
    }

    private static double area(Latencies one, Latencies other) {
        return Math.round(Telling.area(one.values(), other.values()) * 1000) / 1000.0;
    }
}
