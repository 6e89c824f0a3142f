package org.enkeyserver.tools.simulate;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.phone.DownloadStage;
import org.enkeyserver.tools.phone.DownloadingPhone;
import org.enkeyserver.tools.phone.Exported;
import org.enkeyserver.tools.phone.PhoneKey;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.SuiteAccess;
import org.enkeyserver.tools.simulate.ledger.LedgerCheck;

/// What the two families of phones download in one run, each going on where it was.
final class Downloads {

    private final DownloadStage stage;
    private final Map<PhoneProfile, DownloadingPhone> phones = new EnumMap<>(PhoneProfile.class);
    private final Map<PhoneProfile, Exported> read = new EnumMap<>(PhoneProfile.class);
    private Exported longest = new Exported();

    Downloads(SuiteAccess suite, Progress progress, Clock machine) {
        stage = new DownloadStage(progress, machine);
        for (PhoneProfile profile : PhoneProfile.values()) {
            phones.put(profile, suite.phone(profile));
            longest = new Exported();
            read.put(profile, longest);
        }
    }

    Map<PhoneProfile, Exported> read() {
        return Collections.unmodifiableMap(read);
    }

    /// What the phone read that looks last.
    Exported longest() {
        return longest;
    }

    /// How many keys of past days are revised.
    static int revisedKeys(World world, Retests retests) {
        return world.uploaders().stream()
                .filter(uploader -> retests.includes(uploader.name()))
                .mapToInt(uploader -> uploader.pastKeys().size())
                .sum();
    }

    /// Waits for the keys of past days, and for what earlier runs left open; returns how many keys
    /// of this run a phone still misses.
    int awaitNew(World world, LedgerCheck earlier, Instant deadline) throws InterruptedException {
        Set<TemporaryExposureKey> wanted =
                world.uploaders().stream()
                        .flatMap(uploader -> uploader.pastKeys().stream())
                        .map(PhoneKey::tek)
                        .collect(Collectors.toSet());
        Set<TemporaryExposureKey> missing = new HashSet<>();
        await(all -> missing(wanted, all) + earlier.compare(all).awaited(), deadline);
        for (Exported exported : read.values()) {
            wanted.stream().filter(key -> !exported.holds(key)).forEach(missing::add);
        }
        return missing.size();
    }

    /// Waits until phones followed all revisions; returns how many some phone did not follow.
    int awaitRevisions(World world, Retests retests, Instant deadline) throws InterruptedException {
        await(all -> notRevised(world, retests, all), deadline);
        return read.values().stream()
                .mapToInt(exported -> notRevised(world, retests, exported))
                .max()
                .orElse(0);
    }

    private void await(ToIntFunction<Exported> missing, Instant deadline)
            throws InterruptedException {
        for (Map.Entry<PhoneProfile, DownloadingPhone> phone : phones.entrySet()) {
            Exported exported = read.get(phone.getKey());
            if (exported != null) {
                stage.await(phone.getValue(), exported, missing, deadline);
            }
        }
    }

    private static int missing(Set<TemporaryExposureKey> wanted, Exported exported) {
        return (int) wanted.stream().filter(key -> !exported.holds(key)).count();
    }

    private static int notRevised(World world, Retests retests, Exported exported) {
        int left = 0;
        for (Uploader uploader : world.uploaders()) {
            if (retests.includes(uploader.name())) {
                left +=
                        (int)
                                uploader.pastKeys().stream()
                                        .filter(key ->
                                                !exported.known()
                                                        .isRevisedTo(
                                                                key.tek(),
                                                                retests.result(uploader.name())))
                                        .count();
            }
        }
        return left;
    }
}
