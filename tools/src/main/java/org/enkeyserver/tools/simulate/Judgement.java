package org.enkeyserver.tools.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enkeyserver.tools.simulate.World.Pair;

/// Compares what the phones found out with the truth.
///
/// @param minutes for each pair found, how long the phone heard the case
/// @param missed pairs the phones should have found
/// @param extra pairs the phones should not have found
record Judgement(Map<Pair, Integer> minutes, Set<Pair> missed, Set<Pair> extra) {

    private static final int MINUTES = 10;

    Judgement {
        minutes = Map.copyOf(minutes);
        missed = Set.copyOf(missed);
        extra = Set.copyOf(extra);
    }

    /// Compares what was found with the truth.
    ///
    /// @param expected the pairs for which phones must hold an alarm
    /// @param intervals for each pair the phones found, in how many ten-minute intervals
    /// @param todaysKeysEnded whether midnight passed since the upload, so that exports may or may
    ///   not hold the keys of that day
    static Judgement of(
            World world,
            Set<Pair> expected,
            Map<Pair, Integer> intervals,
            boolean todaysKeysEnded) {
        Set<Pair> missed = new HashSet<>(expected);
        missed.removeAll(intervals.keySet());
        Set<Pair> extra = new HashSet<>(intervals.keySet());
        extra.removeAll(expected);
        if (todaysKeysEnded) {
            extra.removeAll(world.notYet());
        }
        Map<Pair, Integer> minutes = new HashMap<>();
        intervals.forEach((pair, count) -> minutes.put(pair, count * MINUTES));
        return new Judgement(minutes, missed, extra);
    }

    boolean isRight() {
        return missed.isEmpty() && extra.isEmpty();
    }

    /// The cases a bystander was warned of, with the minutes.
    Map<String, Integer> alertsOf(String bystander) {
        Map<String, Integer> alerts = new TreeMap<>();
        minutes.forEach((pair, heard) -> {
            if (pair.bystander().equals(bystander)) {
                alerts.put(pair.uploader(), heard);
            }
        });
        return alerts;
    }

    /// Whether everything the phone of this bystander found is right.
    boolean isRightFor(String bystander) {
        return missed.stream().noneMatch(pair -> pair.bystander().equals(bystander))
                && extra.stream().noneMatch(pair -> pair.bystander().equals(bystander));
    }

    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        missed.forEach(pair ->
                complaints.add(
                        pair.bystander() + " met " + pair.uploader() + " and was not alerted"));
        extra.forEach(pair ->
                complaints.add(
                        pair.bystander()
                                + " was alerted of "
                                + pair.uploader()
                                + " without reason"));
        complaints.sort(String::compareTo);
        return complaints;
    }
}
