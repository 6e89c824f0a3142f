package org.enkeyserver.tools.simulate.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.phone.Diagnosis;
import org.enkeyserver.tools.phone.PhoneKey;
import org.enkeyserver.tools.phone.Upload;

/// Sorts the keys of a recorded export into uploads as phones could have made them.
///
/// An export does not tell which keys came together. Report type and onset are properties of a
/// certificate, so only keys that agree in both share an upload; one key for each day, at most 14
/// of them. The same keys always make the same uploads.
final class UploadPlanner {

    private static final int MOST_KEYS = 14;

    /// Older onsets are replaced by the server's default.
    private static final Duration OLDEST_ONSET = Duration.ofDays(28);

    private final Set<TemporaryExposureKey> seen = new HashSet<>();
    private final Refusals refusals;

    UploadPlanner(Refusals refusals) {
        this.refusals = refusals;
    }

    /// The uploads of a file already shifted; what no upload can carry goes to the refusals.
    List<Upload> plan(RecordedExport file, Instant now) {
        Map<Diagnosis, List<PhoneKey>> cases = new LinkedHashMap<>();
        for (RecordedKey key : file.keys()) {
            Optional<String> reason = obstacle(key, now);
            if (reason.isPresent()) {
                refusals.add(reason.get(), 1);
            } else {
                cases.computeIfAbsent(diagnosis(key), _ -> new ArrayList<>()).add(key.key());
            }
        }
        List<Upload> uploads = new ArrayList<>();
        cases.forEach((diagnosis, keys) ->
                deal(keys).forEach(hand -> uploads.add(new Upload(hand, diagnosis))));
        return uploads;
    }

    private Optional<String> obstacle(RecordedKey key, Instant now) {
        if (!seen.add(key.key().tek())) {
            return Optional.of("duplicate: an earlier file has the same key");
        }
        if (key.reportType().isEmpty()) {
            return Optional.of("no report type that a certificate could name");
        }
        if (key.reportType().get() == ReportType.NEGATIVE) {
            return Optional.of("revoked: a negative result is never stored as a new key");
        }
        if (key.daysSinceOnset().isEmpty()) {
            return Optional.empty();
        }
        if (Math.abs(key.daysSinceOnset().getAsInt()) > DaysSinceOnset.LIMIT) {
            return Optional.of("onset more than 14 days from the key");
        }
        int onset = onset(key);
        if (onset >= IntervalNumber.at(now).value()) {
            return Optional.of("onset would be in the future");
        }
        if (onset < IntervalNumber.at(now.minus(OLDEST_ONSET)).day() * IntervalNumber.PER_DAY) {
            return Optional.of("onset would be more than 28 days ago");
        }
        return Optional.empty();
    }

    /// What the authority knew of a key that has a report type.
    static Diagnosis diagnosis(RecordedKey key) {
        return new Diagnosis(
                key.reportType().orElseThrow(),
                key.daysSinceOnset().isPresent()
                        ? Optional.of(new IntervalNumber(onset(key)))
                        : Optional.empty());
    }

    private static int onset(RecordedKey key) {
        return (key.key().start().day() - key.daysSinceOnset().orElseThrow())
                * IntervalNumber.PER_DAY;
    }

    /// Deals keys to as many phones as needed, so that on each phone no two overlap.
    private static List<List<PhoneKey>> deal(List<PhoneKey> keys) {
        List<PhoneKey> sorted =
                keys.stream()
                        .sorted(Comparator.comparing(PhoneKey::start).thenComparing(PhoneKey::tek))
                        .toList();
        List<List<PhoneKey>> hands = new ArrayList<>();
        int next = 0;
        for (PhoneKey key : sorted) {
            int tried = 0;
            while (tried < hands.size() && !fits(key, hands.get(next % hands.size()))) {
                next++;
                tried++;
            }
            if (tried == hands.size()) {
                hands.add(new ArrayList<>());
                next = hands.size() - 1;
            }
            hands.get(next % hands.size()).add(key);
            next++;
        }
        return hands;
    }

    private static boolean fits(PhoneKey key, List<PhoneKey> hand) {
        return hand.size() < MOST_KEYS && hand.getLast().end().compareTo(key.start()) <= 0;
    }
}
