package org.enkeyserver.tools.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.enkeyserver.common.exportfile.ExportFileName;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.check.Phone.PhoneStopped;

/// Each kind of phone must end with exactly the keys of all listed archives.
///
/// A phone runs twice, first when half of the lines are there, then with all, so that its way of
/// going on is put to the test as well.
final class PhoneRules {

    private PhoneRules() {}

    static List<Rule> all() {
        return List.of(
                rule("iOS-ENX", IosPhone::new),
                rule("Android-ENX", AndroidPhone::new),
                rule("covidgreen", CovidgreenPhone::new),
                rule("strict-concat", ConcatPhone::new));
    }

    private static Rule rule(String name, BiFunction<CheckRequest, Downloads, Phone> phone) {
        return new Rule(
                name,
                "this phone ends with exactly the keys of all listed archives",
                observation ->
                        judge(
                                observation,
                                phone.apply(observation.request(), observation.downloads())));
    }

    private static Finding judge(Observation observation, Phone phone) {
        if (observation.lines().isEmpty()) {
            return Finding.notApplicable("the index is empty");
        }
        String type = observation.index().mediaType();
        try {
            String half = firstHalf(observation.indexText());
            if (!half.isEmpty()) {
                phone.run(half, type);
            }
            phone.run(observation.indexText(), type);
        } catch (PhoneStopped stopped) {
            return Finding.fail("it stops: " + stopped.getMessage());
        }
        Set<TemporaryExposureKey> listed = new HashSet<>();
        for (ObservedArchive archive : observation.archives()) {
            if (!archive.file().isThere()) {
                return Finding.fail(
                        archive.line() + " cannot be read: " + archive.file().problem());
            }
            KeyRules.keys(archive.file().get()).map(ExportedKey::tek).forEach(listed::add);
        }
        if (!phone.keys().equals(listed)) {
            return Finding.fail(phone.keys().size() + " keys of " + listed.size());
        }
        return Finding.pass(listed.size() + " keys");
    }

    /// The upper half of the index as it was earlier, cut between two windows.
    private static String firstHalf(String index) {
        List<String> lines = List.of(index.split("\n", -1));
        int cut = lines.size() / 2;
        while (cut > 0 && start(lines.get(cut - 1)) == start(lines.get(cut))) {
            cut--;
        }
        return String.join("\n", lines.subList(0, cut));
    }

    private static long start(String line) {
        return ExportFileName.parse(line.strip()).map(ExportFileName::start).orElse(-1L);
    }
}
