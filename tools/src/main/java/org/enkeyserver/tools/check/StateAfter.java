package org.enkeyserver.tools.check;

import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the state the next look compares with.
final class StateAfter {

    private StateAfter() {}

    static CheckState of(Observation observation) {
        Map<String, String> archives = new LinkedHashMap<>();
        Map<String, Long> delisted = new LinkedHashMap<>();
        observation
                .previous()
                .ifPresent(before -> {
                    archives.putAll(before.archives());
                    delisted.putAll(before.delisted());
                });
        for (ObservedArchive archive : observation.archives()) {
            String digest = Digests.sha256(archive);
            if (!digest.isEmpty()) {
                archives.putIfAbsent(archive.line(), digest);
            }
            delisted.remove(archive.line());
        }
        for (ObservedArchive gone : observation.delisted()) {
            delisted.putIfAbsent(gone.line(), observation.now().getEpochSecond());
        }
        return new CheckState(
                observation.lines(), archives, delisted, KeyHistory.of(observation).keys());
    }
}
