package org.enkeyserver.tools.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enkeyserver.tools.simulate.World.Pair;

/// What the second tests led to.
///
/// @param confirmed cases that proved ill
/// @param revoked cases that proved healthy
/// @param keysRevised keys of past days that exports had to revise
/// @param keysNotRevised of these, the keys whose revision no phone followed in time
/// @param alarmedFirst bystanders with an alarm before the second tests
/// @param released bystanders who had an alarm and lost it
/// @param wronglyKept bystanders who met only revoked cases and still hold an alarm
/// @param first the judgement before the second tests
record RevisionOutcome(
        Set<String> confirmed,
        Set<String> revoked,
        int keysRevised,
        int keysNotRevised,
        Set<String> alarmedFirst,
        Set<String> released,
        Set<String> wronglyKept,
        Judgement first) {

    /// Nobody was tested again.
    static final RevisionOutcome NONE =
            new RevisionOutcome(
                    Set.of(),
                    Set.of(),
                    0,
                    0,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    new Judgement(Map.of(), Set.of(), Set.of()));

    RevisionOutcome {
        confirmed = Set.copyOf(confirmed);
        revoked = Set.copyOf(revoked);
        alarmedFirst = Set.copyOf(alarmedFirst);
        released = Set.copyOf(released);
        wronglyKept = Set.copyOf(wronglyKept);
    }

    /// Compares the alarms before and after.
    ///
    /// @param expected the pairs that must hold an alarm now
    static RevisionOutcome of(
            Retests retests,
            int keysRevised,
            int keysNotRevised,
            Judgement first,
            Judgement last,
            Set<Pair> expected) {
        Set<String> before = bystanders(first.minutes().keySet());
        Set<String> after = bystanders(last.minutes().keySet());
        Set<String> released = new HashSet<>(before);
        released.removeAll(after);
        Set<String> wronglyKept = new HashSet<>(before);
        wronglyKept.retainAll(after);
        wronglyKept.removeAll(bystanders(expected));
        return new RevisionOutcome(
                retests.confirmed(),
                retests.revoked(),
                keysRevised,
                keysNotRevised,
                before,
                released,
                wronglyKept,
                first);
    }

    boolean isPlayed() {
        return !confirmed.isEmpty() || !revoked.isEmpty();
    }

    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (keysNotRevised > 0) {
            complaints.add(keysNotRevised + " keys were revised, and no phone followed");
        }
        first.complaints().forEach(each -> complaints.add("before the revisions: " + each));
        for (String bystander : new TreeSet<>(wronglyKept)) {
            complaints.add(bystander + " keeps an alarm that was revoked");
        }
        return complaints;
    }

    private static Set<String> bystanders(Set<Pair> pairs) {
        return pairs.stream().map(Pair::bystander).collect(Collectors.toSet());
    }
}
