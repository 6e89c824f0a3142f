package org.enkeyserver.tools.simulate;

import java.util.HashMap;
import java.util.Map;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.phone.Exported;
import org.enkeyserver.tools.phone.ExposureMatcher;
import org.enkeyserver.tools.phone.PhoneProfile;

/// Lets every bystander's phone compare what it heard with what it downloaded.
final class Matching {

    /// A match with a key that nobody in this world had.
    private static final String STRANGER = "somebody else";

    private final ExposureMatcher matcher = new ExposureMatcher();
    private final Map<String, PhoneProfile> phones = new HashMap<>();
    private final Map<TemporaryExposureKey, String> owners = new HashMap<>();
    private final Map<ExportedKey, Map<String, Integer>> matched = new HashMap<>();

    Matching(World world) {
        for (Bystander bystander : world.bystanders()) {
            matcher.listen(bystander.name(), bystander.log());
            phones.put(bystander.name(), bystander.phone());
        }
        for (Uploader uploader : world.uploaders()) {
            uploader.upload().keys().forEach(key -> owners.put(key.tek(), uploader.name()));
        }
    }

    /// The pairs whose bystander holds an alarm now, each with the number of ten-minute intervals;
    /// a phone knows only what phones of its family downloaded, and forgets revoked keys.
    Map<World.Pair, Integer> of(Map<PhoneProfile, Exported> downloads) {
        Map<World.Pair, Integer> found = new HashMap<>();
        downloads.forEach((phone, exported) -> {
            for (ExportedKey key : exported.known().alarming()) {
                add(phone, key, found);
            }
        });
        return found;
    }

    private void add(PhoneProfile phone, ExportedKey key, Map<World.Pair, Integer> found) {
        String owner = owners.getOrDefault(key.tek(), STRANGER);
        matched.computeIfAbsent(key, this::match)
                .forEach((bystander, intervals) -> {
                    if (phones.get(bystander) == phone) {
                        found.merge(new World.Pair(bystander, owner), intervals, Integer::sum);
                    }
                });
    }

    private Map<String, Integer> match(ExportedKey key) {
        return matcher.match(
                key.tek(),
                new IntervalNumber(key.rollingStart()),
                new RollingPeriod(key.rollingPeriod()));
    }
}
