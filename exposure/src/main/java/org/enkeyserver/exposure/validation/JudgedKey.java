package org.enkeyserver.exposure.validation;

import java.time.Instant;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;

/// A key that kept every rule, ready to be stored.
///
/// @param createdAt truncated time of upload, or the end of the embargo
public record JudgedKey(
        TemporaryExposureKey tek,
        IntervalNumber rollingStart,
        RollingPeriod rollingPeriod,
        TransmissionRisk transmissionRisk,
        DaysSinceOnset daysSinceOnset,
        Instant createdAt) {

    /// First interval after the key's use.
    IntervalNumber end() {
        return rollingStart.plus(rollingPeriod.intervals());
    }
}
