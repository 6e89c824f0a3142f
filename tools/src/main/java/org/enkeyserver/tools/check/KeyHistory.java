package org.enkeyserver.tools.check;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.tools.check.CheckState.KeyRecord;
import org.jspecify.annotations.Nullable;

/// The life of every key over all archives ever seen, and what was wrong with it.
final class KeyHistory {

    private static final int NONE = -1;
    private static final int REVOKED = 5;

    /// By the type before: what a revision may change it to. No type counts as a self report.
    private static final Map<Integer, List<Integer>> TRANSITIONS =
            Map.of(3, List.of(1, 2, REVOKED), 2, List.of(1, REVOKED), NONE, List.of(1, 2, REVOKED));

    private final Map<String, KeyRecord> keys = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> first = new HashMap<>();

    private KeyHistory() {}

    static KeyHistory of(Observation observation) {
        KeyHistory history = new KeyHistory();
        observation.previous().ifPresent(state -> history.keys.putAll(state.keys()));
        for (ObservedArchive archive : observation.archives()) {
            if (archive.file().isThere()) {
                archive.file().get().keys().forEach(key -> history.appears(archive.line(), key));
                archive.file()
                        .get()
                        .revisedKeys()
                        .forEach(key -> history.isRevised(archive.line(), key));
            }
        }
        return history;
    }

    Map<String, KeyRecord> keys() {
        return new LinkedHashMap<>(keys);
    }

    int count(String problem) {
        return counts.getOrDefault(problem, 0);
    }

    String where(String problem) {
        return first.getOrDefault(problem, "");
    }

    private void appears(String line, ExportedKey key) {
        String id = id(key);
        KeyRecord known = keys.get(id);
        if (known != null && !known.firstIn().isEmpty()) {
            if (!known.firstIn().equals(line)) {
                note("new twice", line);
            }
            return;
        }
        compare(known, line, key);
        keys.put(
                id,
                new KeyRecord(
                        line,
                        known == null ? "" : known.revisedIn(),
                        key.rollingStart(),
                        key.rollingPeriod(),
                        key.reportType().orElse(NONE)));
    }

    private void isRevised(String line, ExportedKey key) {
        String id = id(key);
        KeyRecord known = keys.get(id);
        int type = key.reportType().orElse(NONE);
        if (known != null && known.revisedIn().equals(line)) {
            return;
        }
        compare(known, line, key);
        boolean twice = known != null && !known.revisedIn().isEmpty();
        boolean unfollowed =
                known != null
                        && !known.firstIn().isEmpty()
                        && !TRANSITIONS.getOrDefault(known.reportType(), List.of()).contains(type);
        if (twice || unfollowed) {
            note("revised wrongly", line);
        }
        keys.put(
                id,
                new KeyRecord(
                        known == null ? "" : known.firstIn(),
                        line,
                        key.rollingStart(),
                        key.rollingPeriod(),
                        type));
    }

    private void compare(@Nullable KeyRecord known, String line, ExportedKey key) {
        if (known != null
                && (known.rollingStart() != key.rollingStart()
                        || known.rollingPeriod() != key.rollingPeriod())) {
            note("changed", line);
        }
    }

    private void note(String problem, String line) {
        counts.merge(problem, 1, Integer::sum);
        first.putIfAbsent(problem, line);
    }

    private static String id(ExportedKey key) {
        return HexFormat.of().formatHex(key.tek().bytes());
    }
}
