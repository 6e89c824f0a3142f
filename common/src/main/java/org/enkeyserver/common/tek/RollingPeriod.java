package org.enkeyserver.common.tek;

/// For how many ten-minute intervals a key was in use.
///
/// @param intervals 1 to 144
public record RollingPeriod(int intervals) {

    public static final int MIN = 1;
    public static final int MAX = 144;

    /// A whole day, the period of nearly every key.
    public static final RollingPeriod DAY = new RollingPeriod(MAX);

    public RollingPeriod {
        if (intervals < MIN || intervals > MAX) {
            throw new IllegalArgumentException(
                    "a rolling period has 1 to 144 intervals, got " + intervals);
        }
    }
}
