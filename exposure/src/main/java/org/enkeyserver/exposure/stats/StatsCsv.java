package org.enkeyserver.exposure.stats;

import java.util.List;
import java.util.stream.Collectors;

/// Statistics as comma-separated values, one line a day.
final class StatsCsv {

    /// The columns of the reference server and no more: readers address them by position.
    private static final String HEADER =
            "day,publish_requests_unknown,publish_requests_android,publish_requests_ios,"
                    + "total_teks_published,requests_with_revisions,requests_missing_onset_date,"
                    + "tek_age_distribution,onset_to_upload_distribution\n";

    private StatsCsv() {}

    /// A header and a line for each day; nothing where there is no day.
    static String of(List<ReleasedDay> days) {
        return days.isEmpty()
                ? ""
                : days.stream().map(StatsCsv::line).collect(Collectors.joining("", HEADER, ""));
    }

    private static String line(ReleasedDay released) {
        DayCounts counts = released.counts();
        return String.join(
                        ",",
                        counts.day() + "T00:00:00Z",
                        joined(counts.publish(), ","),
                        Long.toString(counts.teks()),
                        Long.toString(counts.revisions()),
                        Long.toString(counts.missingOnset()),
                        joined(counts.oldestTekDays(), "|"),
                        joined(counts.onsetAgeDays(), "|"))
                + "\n";
    }

    private static String joined(List<Long> counts, String separator) {
        return counts.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }
}
