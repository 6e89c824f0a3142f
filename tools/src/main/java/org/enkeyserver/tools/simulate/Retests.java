package org.enkeyserver.tools.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.enkeyserver.common.tek.ReportType;

/// The cases that upload on suspicion and are tested later: half of them for certain, the others
/// prove healthy and revoke their keys.
///
/// @param results of the second test, by the name of the case: `confirmed` or `negative`
record Retests(Map<String, ReportType> results) {

    /// Nobody is tested again.
    static final Retests NONE = new Retests(Map.of());

    Retests {
        results = Map.copyOf(results);
    }

    /// Draws a share of the cases, those first whom a bystander met; every second one, beginning
    /// with the first, revokes.
    static Retests draw(World world, double share, RandomGenerator fate) {
        int count = (int) Math.ceil(share * world.uploaders().size());
        Set<String> met =
                world.exposures().stream().map(World.Pair::uploader).collect(Collectors.toSet());
        List<String> names = new ArrayList<>();
        List<String> unmet = new ArrayList<>();
        for (Uploader uploader : world.uploaders()) {
            List<String> group = met.contains(uploader.name()) ? names : unmet;
            group.add(fate.nextInt(group.size() + 1), uploader.name());
        }
        names.addAll(unmet);
        Map<String, ReportType> results = new HashMap<>();
        for (int place = 0; place < count; place++) {
            results.put(
                    names.get(place), place % 2 == 0 ? ReportType.NEGATIVE : ReportType.CONFIRMED);
        }
        return new Retests(results);
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    /// Whether this case will be tested again.
    boolean includes(String uploader) {
        return results.containsKey(uploader);
    }

    /// What this case turns out to be.
    ///
    /// @throws IllegalArgumentException when it is not tested again
    ReportType result(String uploader) {
        ReportType result = results.get(uploader);
        if (result == null) {
            throw new IllegalArgumentException(uploader + " is not tested again");
        }
        return result;
    }

    /// The cases that prove healthy.
    Set<String> revoked() {
        return namesOf(ReportType.NEGATIVE);
    }

    /// The cases that prove ill.
    Set<String> confirmed() {
        return namesOf(ReportType.CONFIRMED);
    }

    /// The same world before the second test: whoever takes it uploads as `likely`, every third of
    /// them as a self-test.
    World before(World world) {
        List<Uploader> uploaders = new ArrayList<>();
        int suspected = 0;
        for (Uploader uploader : world.uploaders()) {
            if (includes(uploader.name())) {
                suspected++;
                uploaders.add(
                        uploader.diagnosed(
                                suspected % 3 == 0 ? ReportType.USER_REPORT : ReportType.LIKELY));
            } else {
                uploaders.add(uploader);
            }
        }
        return new World(uploaders, world.bystanders(), world.encounters());
    }

    private Set<String> namesOf(ReportType result) {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue() == result)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
