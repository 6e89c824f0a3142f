package org.enkeyserver.tools.phone;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.ReportType;

/// What a phone makes of a revised key (clients.md 1.5): it follows a revision of a key it knows,
/// once, along the transitions it allows, and drops every other one without a word.
enum RevisedKeyRule {
    /// The phone follows.
    FOLLOWED,
    /// No file has brought the key as new.
    UNKNOWN_KEY,
    /// A key is revised once.
    REVISED_BEFORE,
    /// Start and period of a key never change.
    OTHER_TIMES,
    /// Such as confirmed to likely.
    NO_SUCH_TRANSITION;

    private static final Map<Integer, Set<Integer>> TRANSITIONS =
            Map.of(
                    ReportType.USER_REPORT.exportNumber(),
                    Set.of(
                            ReportType.CONFIRMED.exportNumber(),
                            ReportType.LIKELY.exportNumber(),
                            ReportType.NEGATIVE.exportNumber()),
                    ReportType.LIKELY.exportNumber(),
                    Set.of(
                            ReportType.CONFIRMED.exportNumber(),
                            ReportType.NEGATIVE.exportNumber()));

    /// Judges the revision of a key that is known and was never revised.
    static RevisedKeyRule judge(ExportedKey known, ExportedKey revised) {
        if (known.rollingStart() != revised.rollingStart()
                || known.rollingPeriod() != revised.rollingPeriod()) {
            return OTHER_TIMES;
        }
        Set<Integer> targets = TRANSITIONS.getOrDefault(number(known.reportType()), Set.of());
        return targets.contains(number(revised.reportType())) ? FOLLOWED : NO_SUCH_TRANSITION;
    }

    private static int number(OptionalInt reportType) {
        return reportType.orElse(0);
    }
}
