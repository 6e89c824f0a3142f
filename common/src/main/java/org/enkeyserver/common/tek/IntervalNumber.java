package org.enkeyserver.common.tek;

import java.time.Instant;

/// A number of ten-minute intervals since the Unix epoch (`ENIntervalNumber`).
///
/// @param value intervals since 1970-01-01T00:00:00Z; never negative
public record IntervalNumber(int value) implements Comparable<IntervalNumber> {

    /// Length of one interval in seconds.
    public static final long SECONDS = 600;

    /// Intervals in a UTC day.
    public static final int PER_DAY = 144;

    public IntervalNumber {
        if (value < 0) {
            throw new IllegalArgumentException("an interval number is not negative, got " + value);
        }
    }

    /// The interval that holds `instant`.
    public static IntervalNumber at(Instant instant) {
        return new IntervalNumber(
                Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), SECONDS)));
    }

    /// The first instant of this interval.
    public Instant start() {
        return Instant.ofEpochSecond(value * SECONDS);
    }

    /// The UTC day that holds this interval, counted from the epoch.
    public int day() {
        return value / PER_DAY;
    }

    /// The interval `count` later.
    public IntervalNumber plus(int count) {
        return new IntervalNumber(Math.addExact(value, count));
    }

    @Override
    public int compareTo(IntervalNumber other) {
        return Integer.compare(value, other.value);
    }
}
