package org.enkeyserver.common.tek;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A span of time, start included and end excluded.
public record TimeWindow(Instant start, Instant end) {

    private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");

    public TimeWindow {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a window starts before it ends");
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /// The largest multiple of `step` not after `instant`, counted from year one as the reference
    /// server counts: for a step that divides a day this is UTC-midnight alignment.
    public static Instant truncate(Instant instant, Duration step) {
        if (step.isNegative()
                || step.isZero()
                || !step.equals(step.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("a truncation step is whole seconds, at least one");
        }
        Duration sinceYearOne = Duration.between(YEAR_ONE, instant);
        long secondsOver = Math.floorMod(sinceYearOne.toSeconds(), step.toSeconds());
        return instant.truncatedTo(ChronoUnit.SECONDS).minusSeconds(secondsOver);
    }
}
