package org.enkeyserver.tools.simulate.replay;

import java.util.Map;
import java.util.TreeMap;

/// How many keys were not published, by reason. Safe for use by several threads.
final class Refusals {

    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void add(String reason, int keys) {
        counts.merge(reason, keys, Integer::sum);
    }

    synchronized Map<String, Integer> byReason() {
        return new TreeMap<>(counts);
    }

    synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
