package org.enkeyserver.tools.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.tools.check.ObservedArchive.Part;

/// Turns a judgement of one archive into a judgement of all.
final class EachArchive {

    private EachArchive() {}

    /// Judges every served archive by one part of it; empty text means nothing is wrong.
    static <T> Function<Observation, Finding> by(
            Function<ObservedArchive, Part<T>> part, Function<T, String> problem) {
        return observation -> judge(observation.archives(), part, problem);
    }

    /// Judges every readable archive by its content.
    static Function<Observation, Finding> file(Function<ExportFile, String> problem) {
        return by(ObservedArchive::file, problem);
    }

    /// Judges every archive as it was answered.
    static Function<Observation, Finding> answer(Function<ObservedArchive, String> problem) {
        return observation -> {
            List<String> problems = new ArrayList<>();
            for (ObservedArchive archive : observation.archives()) {
                add(problems, archive, problem.apply(archive));
            }
            return observation.archives().isEmpty()
                    ? Finding.notApplicable("the index lists no archive")
                    : Finding.unless(summary(problems));
        };
    }

    private static <T> Finding judge(
            List<ObservedArchive> archives,
            Function<ObservedArchive, Part<T>> part,
            Function<T, String> problem) {
        if (archives.isEmpty()) {
            return Finding.notApplicable("the index lists no archive");
        }
        List<String> problems = new ArrayList<>();
        int judged = 0;
        String unreadable = "";
        for (ObservedArchive archive : archives) {
            Part<T> found = part.apply(archive);
            if (found.isThere()) {
                judged++;
                add(problems, archive, problem.apply(found.get()));
            } else {
                unreadable = archive.line() + ": " + found.problem();
            }
        }
        if (!problems.isEmpty()) {
            return Finding.fail(summary(problems));
        }
        if (judged == 0) {
            return Finding.notApplicable("no archive can be read; " + unreadable);
        }
        return judged == archives.size()
                ? Finding.pass()
                : Finding.pass("for the " + judged + " archives that can be read");
    }

    private static void add(List<String> problems, ObservedArchive archive, String problem) {
        if (!problem.isEmpty()) {
            problems.add(archive.line() + ": " + problem);
        }
    }

    /// The first of the problems and how many more there are.
    static String summary(List<String> problems) {
        return problems.size() < 2
                ? String.join("", problems)
                : problems.getFirst() + "; and " + (problems.size() - 1) + " more";
    }
}
