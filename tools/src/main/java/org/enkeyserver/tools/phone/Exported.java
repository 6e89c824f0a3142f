package org.enkeyserver.tools.phone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// Everything a phone has downloaded: each key with every file that brings it as new, and what the
/// phone knows of it after all revisions.
public final class Exported {

    /// One mention of a key.
    public record Mention(DownloadedExport export, ExportedKey key) {}

    private final List<DownloadedExport> exports = new ArrayList<>();
    private final Map<TemporaryExposureKey, List<Mention>> mentions = new HashMap<>();
    private final KnownKeys known = new KnownKeys();

    public void add(DownloadedExport export) {
        exports.add(export);
        known.add(export);
        for (ExportedKey key : export.keys()) {
            mentions.computeIfAbsent(key.tek(), _ -> new ArrayList<>(1))
                    .add(new Mention(export, key));
        }
    }

    /// In the order of the index.
    public List<DownloadedExport> exports() {
        return Collections.unmodifiableList(exports);
    }

    public Set<TemporaryExposureKey> keys() {
        return Collections.unmodifiableSet(mentions.keySet());
    }

    /// The keys after all revisions.
    public KnownKeys known() {
        return known;
    }

    public boolean holds(TemporaryExposureKey key) {
        return mentions.containsKey(key);
    }

    /// All mentions of a key; a sound server has at most one.
    public List<Mention> mentions(TemporaryExposureKey key) {
        return Collections.unmodifiableList(mentions.getOrDefault(key, List.of()));
    }
}
