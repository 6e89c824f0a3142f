package org.enkeyserver.tools.phone;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// The keys a phone was told of, each as its revision left it. Not safe for use by several threads.
public final class KnownKeys {

    private final Map<TemporaryExposureKey, ExportedKey> keys = new HashMap<>();
    private final Set<TemporaryExposureKey> revised = new HashSet<>();
    private final Map<RevisedKeyRule, Integer> revisions = new EnumMap<>(RevisedKeyRule.class);

    /// Takes the keys of a file, the new ones first.
    void add(DownloadedExport export) {
        export.keys().forEach(key -> keys.putIfAbsent(key.tek(), key));
        export.revisedKeys().forEach(this::revise);
    }

    /// The keys that alarm whoever met their owner: all but the revoked ones.
    public List<ExportedKey> alarming() {
        return keys.values().stream().filter(key -> !isRevoked(key)).toList();
    }

    /// Whether meeting the owner of this key raises an alarm.
    public boolean isAlarming(TemporaryExposureKey tek) {
        ExportedKey key = keys.get(tek);
        return key != null && !isRevoked(key);
    }

    /// Whether the phone followed a revision of this key to `type`.
    public boolean isRevisedTo(TemporaryExposureKey tek, ReportType type) {
        ExportedKey key = keys.get(tek);
        return key != null
                && revised.contains(tek)
                && key.reportType().orElse(0) == type.exportNumber();
    }

    /// How many revisions the phone did not follow.
    public int dropped() {
        return revisions.entrySet().stream()
                .filter(entry -> entry.getKey() != RevisedKeyRule.FOLLOWED)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// What became of the revisions in all files.
    Map<RevisedKeyRule, Integer> revisions() {
        return Collections.unmodifiableMap(revisions);
    }

    private void revise(ExportedKey revision) {
        ExportedKey known = keys.get(revision.tek());
        RevisedKeyRule fate;
        if (known == null) {
            fate = RevisedKeyRule.UNKNOWN_KEY;
        } else if (revised.contains(revision.tek())) {
            fate = RevisedKeyRule.REVISED_BEFORE;
        } else {
            fate = RevisedKeyRule.judge(known, revision);
        }
        if (fate == RevisedKeyRule.FOLLOWED) {
            keys.put(revision.tek(), revision);
            revised.add(revision.tek());
        }
        revisions.merge(fate, 1, Integer::sum);
    }

    private static boolean isRevoked(ExportedKey key) {
        return key.reportType().orElse(0) == ReportType.NEGATIVE.exportNumber();
    }
}
