package org.enkeyserver.tools.phone;

import java.security.SecureRandom;
import java.time.Instant;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;

/// A key as a phone holds and uploads it.
public record PhoneKey(
        TemporaryExposureKey tek,
        IntervalNumber start,
        RollingPeriod period,
        TransmissionRisk risk) {

    /// A fresh key for the UTC day number `day`.
    public static PhoneKey forDay(int day, TransmissionRisk risk, SecureRandom random) {
        byte[] bytes = new byte[TemporaryExposureKey.LENGTH];
        random.nextBytes(bytes);
        return new PhoneKey(
                TemporaryExposureKey.of(bytes),
                new IntervalNumber(day * IntervalNumber.PER_DAY),
                RollingPeriod.DAY,
                risk);
    }

    /// The first interval in which the key is no longer in use.
    public IntervalNumber end() {
        return start.plus(period.intervals());
    }

    /// Whether the key is still in use at `instant`, so that a server holds it back.
    public boolean isValidAt(Instant instant) {
        return end().compareTo(IntervalNumber.at(instant)) > 0;
    }
}
