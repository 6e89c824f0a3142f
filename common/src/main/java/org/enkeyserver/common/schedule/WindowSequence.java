package org.enkeyserver.common.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.enkeyserver.common.tek.TimeWindow;

/// The windows of an export that are due.
///
/// Windows follow each other without gap or overlap, so that a key lands in exactly one: each
/// begins where the one before ended and ends on the UTC grid of the period, or at the end of the
/// export. `WindowSequencePropertyTest` walks random exports through time.
public final class WindowSequence {

    private final WindowRules rules;

    public WindowSequence(WindowRules rules) {
        this.rules = rules;
    }

    /// The windows due at `now` of an export that has none yet, oldest first.
    public List<TimeWindow> first(ExportSpan span, Instant now) {
        return due(TimeWindow.truncate(span.from(), span.period()), span, now);
    }

    /// The windows due at `now` of an export whose last window ended at `lastEnd`, oldest first.
    public List<TimeWindow> after(Instant lastEnd, ExportSpan span, Instant now) {
        return due(lastEnd, span, now);
    }

    private List<TimeWindow> due(Instant begin, ExportSpan span, Instant now) {
        Instant start = notExpired(begin, span.period(), now);
        Deque<TimeWindow> windows = new ArrayDeque<>();
        Instant end = lastEnd(span, now);
        while (start.isBefore(end)) {
            boolean merge = windows.size() == rules.maxBackfill() - 1;
            Instant boundary = merge ? start : boundaryBefore(end, span.period());
            Instant windowStart = boundary.isBefore(start) ? start : boundary;
            windows.addFirst(new TimeWindow(windowStart, end));
            end = windowStart;
        }
        return List.copyOf(windows);
    }

    /// Nothing may end later: uploads of the current truncation window still arrive.
    private Instant lastEnd(ExportSpan span, Instant now) {
        Instant closed =
                TimeWindow.truncate(now.minus(rules.minWindowAge()), rules.truncateWindow());
        return span.thru()
                .map(WindowSequence::wholeSecondNotBefore)
                .filter(thru -> !closed.isBefore(thru))
                .orElseGet(() -> TimeWindow.truncate(closed, span.period()));
    }

    private Instant notExpired(Instant begin, Duration period, Instant now) {
        Instant oldest = now.minus(rules.timeToLive());
        if (!begin.isBefore(oldest)) {
            return begin;
        }
        Instant boundary = TimeWindow.truncate(oldest, period);
        return boundary.isBefore(oldest) ? boundary.plus(period) : boundary;
    }

    private static Instant boundaryBefore(Instant end, Duration period) {
        return TimeWindow.truncate(end.minusSeconds(1), period);
    }

    private static Instant wholeSecondNotBefore(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return second.isBefore(instant) ? second.plusSeconds(1) : second;
    }
}
