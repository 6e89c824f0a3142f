package org.enkeyserver.tools.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a phone has heard.
///
/// An identifier heard again more than 20 minutes after the first time is somebody's recording
/// played back, and is not kept.
public final class SightingLog {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(20);

    private final Map<ProximityIdentifier, Instant> firstHeard = new HashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();

    public void record(Sighting sighting) {
        Instant first = firstHeard.computeIfAbsent(sighting.identifier(), _ -> sighting.at());
        if (!sighting.at().isAfter(first.plus(LONGEST_LIFE))) {
            sightings.add(sighting);
        }
    }

    public List<Sighting> sightings() {
        return List.copyOf(sightings);
    }
}
