package org.enkeyserver.tools.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// K-24 to K-40, but for those that compare two looks: the keys.
final class KeyRules {

    private static final int REVOKED = 5;
    private static final int NONE = -1;

    private KeyRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("K-24", "keys have exactly 16 bytes", wire("key length", "one has not")),
                new Rule(
                        "K-25",
                        "rolling period 1 to 144, or absent",
                        any(key -> key.rollingPeriod() < 1 || key.rollingPeriod() > 144)),
                new Rule(
                        "K-26",
                        "rolling start not after the end of the window",
                        EachArchive.file(file ->
                                first(
                                        file,
                                        key ->
                                                key.rollingStart()
                                                        > file.header().endTimestamp()
                                                                / IntervalNumber.SECONDS))),
                new Rule(
                        "K-27",
                        "transmission risk 0 to 8",
                        any(key -> key.transmissionRisk() < 0 || key.transmissionRisk() > 8)),
                new Rule(
                        "K-28",
                        "days since onset -14 to 14, or absent",
                        any(key -> Math.abs((long) key.daysSinceOnset().orElse(0)) > 14)),
                new Rule(
                        "K-29",
                        "report type 1, 2, 3 or 5, and 5 in revised keys only",
                        EachArchive.file(KeyRules::reportTypes)),
                new Rule("K-30", "no field 7 in keys", wire("field 7", "one has it")),
                new Rule("K-31", "no negative numbers", wire("negative", "there is one")),
                new Rule(
                        "K-32",
                        "no key twice in a file",
                        EachArchive.file(file -> {
                            Set<TemporaryExposureKey> seen = new HashSet<>();
                            return first(file, key -> !seen.add(key.tek()));
                        })),
                new Rule("K-36", "keys in the order of their bytes, or random", KeyRules::order),
                new Rule("K-37", "no key before its expiry and the embargo", KeyRules::embargo),
                new Rule("K-38", "no key that ended long before the window", KeyRules::age),
                new Rule("K-40", "enough keys in a file that has any", KeyRules::floor));
    }

    static Stream<ExportedKey> keys(ExportFile file) {
        return Stream.concat(file.keys().stream(), file.revisedKeys().stream());
    }

    private static Function<Observation, Finding> any(Predicate<ExportedKey> wrong) {
        return EachArchive.file(file -> first(file, wrong));
    }

    private static Function<Observation, Finding> wire(String oddity, String problem) {
        return EachArchive.by(
                ObservedArchive::binary,
                binary -> WireFacts.of(binary).shows(oddity) ? problem : "");
    }

    private static String first(ExportFile file, Predicate<ExportedKey> wrong) {
        long count = keys(file).filter(wrong).count();
        return count == 0 ? "" : "not so for " + count + " keys";
    }

    private static String reportTypes(ExportFile file) {
        boolean keysRight =
                file.keys().stream().mapToInt(KeyRules::type).allMatch(t -> t != 0 && t <= 3);
        boolean revisedRight =
                file.revisedKeys().stream()
                        .mapToInt(KeyRules::type)
                        .allMatch(t -> t != 0 && (t <= 3 || t == REVOKED));
        return keysRight && revisedRight ? "" : "another type is there";
    }

    private static int type(ExportedKey key) {
        return key.reportType().orElse(NONE);
    }

    private static Finding order(Observation observation) {
        boolean sorted =
                observation.files().stream()
                        .allMatch(file -> isSorted(file.keys()) && isSorted(file.revisedKeys()));
        if (observation.files().isEmpty()) {
            return Finding.notApplicable("no archive can be read");
        }
        return sorted
                ? Finding.pass()
                : Finding.pass("warning: not sorted; the order must be random then");
    }

    private static boolean isSorted(List<ExportedKey> keys) {
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i - 1).tek().compareTo(keys.get(i).tek()) > 0) {
                return false;
            }
        }
        return true;
    }

    private static long expiry(ExportedKey key) {
        return ((long) key.rollingStart() + key.rollingPeriod()) * IntervalNumber.SECONDS;
    }

    private static Finding embargo(Observation observation) {
        Finding expired =
                EachArchive.file(file ->
                                first(file, key -> expiry(key) > file.header().endTimestamp()))
                        .apply(observation);
        if (expired.outcome() != Outcome.PASS || observation.request().embargo().isZero()) {
            return expired;
        }
        long embargo = observation.request().embargo().toSeconds();
        Set<String> undated = new HashSet<>();
        Finding held =
                EachArchive.answer(
                                archive -> {
                                    Optional<Instant> published =
                                            archive.answer()
                                                    .fetched()
                                                    .flatMap(each ->
                                                            Observer.time(each, "Last-Modified"));
                                    if (published.isEmpty() || !archive.file().isThere()) {
                                        undated.add(archive.line());
                                        return "";
                                    }
                                    long latest = published.get().getEpochSecond() - embargo;
                                    return first(archive.file().get(), key -> expiry(key) > latest);
                                })
                        .apply(observation);
        return held.outcome() == Outcome.PASS && !undated.isEmpty()
                ? Finding.pass("embargo not checked where there is no Last-Modified")
                : held;
    }

    private static Finding age(Observation observation) {
        long maxAge = observation.request().maxAge().toSeconds();
        return EachArchive.file(file ->
                        first(file, key -> expiry(key) < file.header().endTimestamp() - maxAge))
                .apply(observation);
    }

    /// Files of one window count together: the last of a split window may be small.
    private static Finding floor(Observation observation) {
        Map<Long, Integer> keysOfWindow = new HashMap<>();
        for (ExportFile file : observation.files()) {
            keysOfWindow.merge(file.header().startTimestamp(), file.keys().size(), Integer::sum);
        }
        int floor = observation.request().floor();
        return EachArchive.file(
                        file -> {
                            int count =
                                    keysOfWindow.getOrDefault(file.header().startTimestamp(), 0);
                            return count > 0 && count < floor
                                    ? "only " + count + " keys, the floor is " + floor
                                    : "";
                        })
                .apply(observation);
    }
}
