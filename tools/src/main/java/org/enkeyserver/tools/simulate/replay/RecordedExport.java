package org.enkeyserver.tools.simulate.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.enkeyserver.common.tek.TimeWindow;

/// One file of a recorded series.
///
/// @param revisions the final state of keys the recording server had revised
record RecordedExport(
        String name, TimeWindow window, List<RecordedKey> keys, List<RecordedKey> revisions) {

    RecordedExport {
        keys = List.copyOf(keys);
        revisions = List.copyOf(revisions);
    }

    /// The same file moved by whole days so that its window ends as late as possible, but not after
    /// `now`.
    RecordedExport shiftedTo(Instant now) {
        long days = Duration.between(window.end(), now).toDays();
        int whole = Math.toIntExact(window.end().isAfter(now) ? days - 1 : days);
        Duration shift = Duration.ofDays(whole);
        return new RecordedExport(
                name,
                new TimeWindow(window.start().plus(shift), window.end().plus(shift)),
                keys.stream().map(key -> key.later(whole)).toList(),
                revisions.stream().map(key -> key.later(whole)).toList());
    }
}
