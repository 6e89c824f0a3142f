package org.enkeyserver.exposure.revision;

import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// A key as a token names it.
///
/// @param rollingStart unchecked, as are all numbers of a token
/// @param rollingPeriod in intervals
public record RevisableKey(TemporaryExposureKey tek, int rollingStart, int rollingPeriod) {

    /// Whether the key was in use in `interval` or later.
    boolean reaches(IntervalNumber interval) {
        return (long) rollingStart + rollingPeriod >= interval.value();
    }
}
