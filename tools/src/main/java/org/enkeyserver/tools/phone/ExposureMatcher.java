package org.enkeyserver.tools.phone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// Finds, for many phones at once, which of them heard a key.
///
/// Every phone would derive the same identifiers from an exported key; they are derived once here
/// and looked up in the logs of all. Not safe for use by several threads.
public final class ExposureMatcher {

    /// Clocks of two phones may differ by this many intervals, two hours.
    private static final int TOLERANCE = 12;

    private final Map<ProximityIdentifier, Map<String, Set<IntervalNumber>>> heard =
            new HashMap<>();

    /// Adds what the phone called `phone` heard.
    public void listen(String phone, SightingLog log) {
        for (Sighting sighting : log.sightings()) {
            heard.computeIfAbsent(sighting.identifier(), _ -> new HashMap<>())
                    .computeIfAbsent(phone, _ -> new HashSet<>())
                    .add(IntervalNumber.at(sighting.at()));
        }
    }

    /// The phones that heard the key, each with the number of ten-minute intervals in which it did.
    public Map<String, Integer> match(
            TemporaryExposureKey tek, IntervalNumber start, RollingPeriod period) {
        List<ProximityIdentifier> identifiers =
                KeySchedule.of(tek).identifiers(start, period.intervals());
        Map<String, Integer> matches = new HashMap<>();
        for (int offset = 0; offset < identifiers.size(); offset++) {
            Map<String, Set<IntervalNumber>> phones = heard.get(identifiers.get(offset));
            if (phones != null) {
                near(phones, start.plus(offset))
                        .forEach(phone -> matches.merge(phone, 1, Integer::sum));
            }
        }
        return matches;
    }

    private static List<String> near(
            Map<String, Set<IntervalNumber>> phones, IntervalNumber interval) {
        return phones.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(at -> near(at, interval)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean near(IntervalNumber one, IntervalNumber other) {
        return Math.abs(one.value() - other.value()) <= TOLERANCE;
    }
}
