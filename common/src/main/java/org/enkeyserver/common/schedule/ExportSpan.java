package org.enkeyserver.common.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What an export covers in time.
///
/// @param period length of a window; divides a day, so that windows lie on a grid from UTC midnight
/// @param from keys are exported from the window that holds this moment
/// @param thru keys are exported before this moment; empty without end
public record ExportSpan(Duration period, Instant from, Optional<Instant> thru) {

    private static final long DAY_SECONDS = 86_400;

    public ExportSpan {
        long seconds = period.toSeconds();
        if (seconds < 1
                || !period.equals(Duration.ofSeconds(seconds))
                || DAY_SECONDS % seconds != 0) {
            throw new IllegalArgumentException("an export period divides a day, got " + period);
        }
    }
}
