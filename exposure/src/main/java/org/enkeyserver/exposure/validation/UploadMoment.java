package org.enkeyserver.exposure.validation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.enkeyserver.common.tek.IntervalNumber;

/// The moment of an upload in the units that the rules count in.
///
/// @param current the interval of now
/// @param oldestEnd a key must not end before it
/// @param oldestOnset an onset before it is not believed
/// @param defaultOnset assumed where none is known
record UploadMoment(
        Instant now,
        IntervalNumber current,
        IntervalNumber oldestEnd,
        IntervalNumber oldestOnset,
        IntervalNumber defaultOnset) {

    static UploadMoment of(Instant now, ValidationSettings settings) {
        Instant oldestOnset =
                now.minus(Duration.ofDays(settings.maxValidSymptomOnsetReportDays()))
                        .truncatedTo(ChronoUnit.DAYS);
        return new UploadMoment(
                now,
                IntervalNumber.at(now),
                IntervalNumber.at(now.minus(settings.maxIntervalAge())),
                IntervalNumber.at(oldestOnset),
                IntervalNumber.at(
                        now.minus(Duration.ofDays(settings.defaultSymptomOnsetDaysAgo()))));
    }
}
