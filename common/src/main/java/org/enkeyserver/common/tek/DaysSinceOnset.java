package org.enkeyserver.common.tek;

/// Days from symptom onset to the day of a key: negative before onset.
///
/// @param value -14 to 14; phones refuse a whole file over any other value
public record DaysSinceOnset(int value) {

    public static final int LIMIT = 14;

    public DaysSinceOnset {
        if (value < -LIMIT || value > LIMIT) {
            throw new IllegalArgumentException(
                    "days since symptom onset are -14 to 14, got " + value);
        }
    }
}
