package org.enkeyserver.tools.simulate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The people of a simulation and the truth about who met whom.
record World(List<Uploader> uploaders, List<Bystander> bystanders, List<Encounter> encounters) {

    World {
        uploaders = List.copyOf(uploaders);
        bystanders = List.copyOf(bystanders);
        encounters = List.copyOf(encounters);
    }

    /// A bystander and a case.
    record Pair(String bystander, String uploader) {}

    /// The pairs that phones must find.
    Set<Pair> exposures() {
        return encounters.stream()
                .filter(encounter -> encounter.kind().counts())
                .map(World::pair)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The pairs for which phones must hold an alarm at the end.
    ///
    /// @param revoked cases that proved healthy
    Set<Pair> exposuresWithout(Set<String> revoked) {
        return exposures().stream()
                .filter(pair -> !revoked.contains(pair.uploader()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The pairs that phones may find only once today's keys have ended.
    Set<Pair> notYet() {
        return encounters.stream()
                .filter(encounter -> encounter.kind() == Encounter.Kind.TODAY)
                .map(World::pair)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Encounter> encountersOf(Bystander bystander) {
        return encounters.stream()
                .filter(encounter -> encounter.bystander().equals(bystander.name()))
                .toList();
    }

    private static Pair pair(Encounter encounter) {
        return new Pair(encounter.bystander(), encounter.other());
    }
}
