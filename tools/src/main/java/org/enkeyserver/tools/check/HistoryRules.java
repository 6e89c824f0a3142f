package org.enkeyserver.tools.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// K-33 to K-35, K-44, K-54 and K-61: what two looks tell together.
final class HistoryRules {

    private HistoryRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("K-33", "no key new twice", observation -> life(observation, "new twice")),
                new Rule(
                        "K-34",
                        "rolling start and period stay the same in a revision",
                        observation -> life(observation, "changed")),
                new Rule(
                        "K-35",
                        "revised at most once, and only where phones follow",
                        observation -> life(observation, "revised wrongly")),
                new Rule(
                        "K-44",
                        "lines are added at the end and removed from the top",
                        HistoryRules::lines),
                new Rule("K-54", "a delisted archive stays for 24 h", HistoryRules::delisted),
                new Rule("K-61", "the bytes behind a name never change", HistoryRules::bytes));
    }

    private static Finding life(Observation observation, String problem) {
        KeyHistory history = KeyHistory.of(observation);
        int count = history.count(problem);
        if (count > 0) {
            return Finding.fail(
                    count + " keys " + problem + ", first in " + history.where(problem));
        }
        return observation.previous().isPresent() ? Finding.pass() : Finding.FIRST_LOOK;
    }

    private static Finding lines(Observation observation) {
        if (observation.previous().isEmpty()) {
            return Finding.FIRST_LOOK;
        }
        List<String> before = observation.previous().get().lines();
        List<String> now = observation.lines();
        List<String> kept = before.stream().filter(now::contains).toList();
        if (!kept.equals(before.subList(before.size() - kept.size(), before.size()))) {
            return Finding.fail("a line vanished from below the top");
        }
        if (!kept.equals(now.subList(0, Math.min(kept.size(), now.size())))) {
            return Finding.fail("a line was added before others, or the order changed");
        }
        return Finding.pass(
                (before.size() - kept.size())
                        + " removed, "
                        + (now.size() - kept.size())
                        + " added since the last look");
    }

    private static Finding delisted(Observation observation) {
        if (observation.previous().isEmpty()) {
            return Finding.FIRST_LOOK;
        }
        if (observation.delisted().isEmpty()) {
            return Finding.notApplicable("nothing left the index in the last 24 h");
        }
        return Finding.unless(
                problems(
                        observation.delisted(),
                        archive -> archive.answer().status() != 200,
                        "is gone"));
    }

    private static Finding bytes(Observation observation) {
        if (observation.previous().isEmpty()) {
            return Finding.FIRST_LOOK;
        }
        Map<String, String> known = observation.previous().get().archives();
        return Finding.unless(
                problems(
                        observation.archives(),
                        archive -> {
                            String digest = Digests.sha256(archive);
                            return !digest.isEmpty()
                                    && !known.getOrDefault(archive.line(), digest).equals(digest);
                        },
                        "has changed"));
    }

    private static String problems(
            List<ObservedArchive> archives, Predicate<ObservedArchive> wrong, String problem) {
        List<String> problems = new ArrayList<>();
        for (ObservedArchive archive : archives) {
            if (wrong.test(archive)) {
                problems.add(archive.line() + " " + problem);
            }
        }
        return EachArchive.summary(problems);
    }
}
