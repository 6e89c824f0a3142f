package org.enkeyserver.tools.inspect;

import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.IntervalNumber;

/// Counts the keys of a file by their properties.
final class Histograms {

    /// The last second of the year 9999; later times in a file are nonsense.
    static final long LATEST = 253_402_300_799L;

    private static final long SECONDS_PER_DAY = 86_400;

    private final long end;
    private final SortedMap<String, Integer> reportTypes = new TreeMap<>();
    private final SortedMap<String, Integer> revisedReportTypes = new TreeMap<>();
    private final SortedMap<Integer, Integer> daysSinceOnset = new TreeMap<>();
    private final SortedMap<Integer, Integer> transmissionRisk = new TreeMap<>();
    private final SortedMap<Integer, Integer> rollingPeriod = new TreeMap<>();
    private final SortedMap<Integer, Integer> ageInDays = new TreeMap<>();
    private int withoutOnset;

    Histograms(long end) {
        this.end = Math.min(end, LATEST);
    }

    void key(ExportedKey key) {
        reportTypes.merge(name(key.reportType()), 1, Integer::sum);
        common(key);
    }

    void revisedKey(ExportedKey key) {
        revisedReportTypes.merge(name(key.reportType()), 1, Integer::sum);
        common(key);
    }

    private void common(ExportedKey key) {
        if (key.daysSinceOnset().isPresent()) {
            daysSinceOnset.merge(key.daysSinceOnset().getAsInt(), 1, Integer::sum);
        } else {
            withoutOnset++;
        }
        transmissionRisk.merge(key.transmissionRisk(), 1, Integer::sum);
        rollingPeriod.merge(key.rollingPeriod(), 1, Integer::sum);
        long age = end - key.rollingStart() * IntervalNumber.SECONDS;
        ageInDays.merge((int) Math.floorDiv(age, SECONDS_PER_DAY), 1, Integer::sum);
    }

    static String name(OptionalInt reportType) {
        return switch (reportType.orElse(-1)) {
            case -1 -> "none";
            case 0 -> "unknown";
            case 1 -> "confirmed test";
            case 2 -> "confirmed clinical diagnosis";
            case 3 -> "self report";
            case 4 -> "recursive";
            case 5 -> "revoked";
            default -> "number " + reportType.orElse(-1);
        };
    }

    SortedMap<String, Integer> reportTypes() {
        return reportTypes;
    }

    SortedMap<String, Integer> revisedReportTypes() {
        return revisedReportTypes;
    }

    SortedMap<Integer, Integer> daysSinceOnset() {
        return daysSinceOnset;
    }

    int withoutOnset() {
        return withoutOnset;
    }

    SortedMap<Integer, Integer> transmissionRisk() {
        return transmissionRisk;
    }

    SortedMap<Integer, Integer> rollingPeriod() {
        return rollingPeriod;
    }

    SortedMap<Integer, Integer> ageInDays() {
        return ageInDays;
    }
}
