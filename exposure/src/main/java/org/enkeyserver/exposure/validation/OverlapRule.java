package org.enkeyserver.exposure.validation;

import java.util.List;
import java.util.Optional;

/// Keys of a request lie one after another; only keys with the same start may overlap, and only so
/// many of them. A broken rule concerns the whole request.
final class OverlapRule {

    private final int maxSameStart;

    OverlapRule(ValidationSettings settings) {
        maxSameStart = settings.maxSameStartIntervalKeys();
    }

    /// Why the keys do not go together.
    ///
    /// @param keys sorted by rolling start, then period
    Optional<String> objection(List<JudgedKey> keys) {
        int groupStart = -1;
        int groupEnd = -1;
        int groupSize = 0;
        for (JudgedKey key : keys) {
            int start = key.rollingStart().value();
            if (start == groupStart) {
                groupSize++;
            } else if (start < groupEnd) {
                return Optional.of(
                        "exposure keys have non aligned overlapping intervals. "
                                + start
                                + " overlaps with previous key that is good from "
                                + groupStart
                                + " to "
                                + groupEnd
                                + ".");
            } else {
                groupStart = start;
                groupSize = 1;
            }
            if (groupSize > maxSameStart) {
                return Optional.of(tooMany(keys, start));
            }
            groupEnd = key.end().value();
        }
        return Optional.empty();
    }

    private String tooMany(List<JudgedKey> keys, int start) {
        long found = keys.stream().filter(key -> key.rollingStart().value() == start).count();
        return "too many overlapping keys for start interval: "
                + start
                + " want: <= "
                + maxSameStart
                + ", got: "
                + found;
    }
}
