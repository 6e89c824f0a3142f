package org.enkeyserver.exposure.validation;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.enkeyserver.common.tek.IntervalNumber;

/// The interval of symptom onset that an upload's keys are counted from.
///
/// @param interval a believable one, else the default
/// @param assumed whether it is the default
record SymptomOnset(int interval, boolean assumed) {

    /// Takes the first believable of the two candidates; an onset lies in the past, but not too
    /// far.
    static SymptomOnset of(Diagnosis diagnosis, UploadMoment moment, ValidationSettings settings) {
        Stream<OptionalLong> candidates =
                settings.preferCertificateOnset() // D11
                        ? Stream.of(diagnosis.certificateOnset(), diagnosis.requestOnset())
                        : Stream.of(diagnosis.requestOnset(), diagnosis.certificateOnset());
        OptionalInt believed =
                candidates
                        .flatMapToLong(OptionalLong::stream)
                        .filter(onset -> onset >= moment.oldestOnset().value())
                        .filter(onset -> onset < moment.current().value())
                        .mapToInt(Math::toIntExact)
                        .findFirst();
        return new SymptomOnset(believed.orElse(moment.defaultOnset().value()), believed.isEmpty());
    }

    /// Days since onset, counted to the day of `moment`; empty where the onset is assumed.
    OptionalInt daysAgo(UploadMoment moment) {
        return assumed ? OptionalInt.empty() : OptionalInt.of(daysUntil(moment.current().value()));
    }

    /// Days from onset to the day that `start` lies in; negative before onset.
    int daysUntil(int start) {
        return Math.floorDiv(start, IntervalNumber.PER_DAY)
                - Math.floorDiv(interval, IntervalNumber.PER_DAY);
    }
}
