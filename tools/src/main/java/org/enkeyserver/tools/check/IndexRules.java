package org.enkeyserver.tools.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.common.exportfile.ExportFileName;
import org.enkeyserver.common.exportfile.ExportHeader;
import org.enkeyserver.common.exportfile.ExportIndex;

/// K-42, K-43, K-45 to K-52, K-55, K-64, K-66 and K-67: the text of the index.
final class IndexRules {

    private static final int MAX_SHIFT = 1_000;
    private static final Duration RETENTION = Duration.ofDays(14);
    private static final int QUOTA = 15;
    private static final int QUOTA_OF_NEWER_PHONES = 6;

    private IndexRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "K-42",
                        "every file has a start and end of its own",
                        observation ->
                                distinct(
                                        observation,
                                        observation.files().stream()
                                                .map(ExportFile::header)
                                                .map(header ->
                                                        header.startTimestamp()
                                                                + "-"
                                                                + header.endTimestamp())
                                                .toList())),
                new Rule("K-43", "oldest first, newest last", IndexRules::oldestFirst),
                new Rule(
                        "K-45",
                        "LF between lines; no CR, no BOM, no blank line",
                        observation -> Finding.unless(separators(observation.indexText()))),
                new Rule(
                        "K-46",
                        "no newline at the end",
                        observation ->
                                observation.indexText().endsWith("\n")
                                        ? Finding.fail("there is one")
                                        : Finding.pass()),
                new Rule(
                        "K-47",
                        "only A-Z a-z 0-9 . _ / - in lines, no leading /, no .. and no //",
                        eachLine(line -> !ExportIndex.isPlain(line))),
                new Rule(
                        "K-48",
                        "every line ends in .zip",
                        eachLine(line -> !line.endsWith(".zip"))),
                new Rule(
                        "K-49",
                        "names <start>-<end>-<number>.zip with the times of the window",
                        IndexRules::names),
                new Rule(
                        "K-50",
                        "file names are unique without their folder, and with _ for /",
                        IndexRules::baseNames),
                new Rule(
                        "K-51",
                        "no line twice",
                        observation -> distinct(observation, observation.lines())),
                new Rule("K-52", "lines in ascending byte order", IndexRules::byteOrder),
                new Rule(
                        "K-55",
                        "no line for a window that ended more than 14 days ago",
                        IndexRules::retention),
                new Rule("K-64", "at most 15 new files in 24 h", IndexRules::quota),
                new Rule(
                        "K-66",
                        "an empty index is 200, text/plain, zero bytes",
                        observation ->
                                !observation.lines().isEmpty()
                                        ? Finding.notApplicable("the index is not empty")
                                        : Finding.unless(
                                                observation.index().status() != 200
                                                        ? "it answers "
                                                                + observation.index().status()
                                                        : observation.index().body().length > 0
                                                                ? "it has bytes"
                                                                : "")),
                new Rule(
                        "K-67",
                        "the index has at most 1 MB",
                        observation ->
                                observation.index().body().length > ExportIndex.MAX_BYTES
                                        ? Finding.fail("it has more")
                                        : Finding.pass()));
    }

    private static Function<Observation, Finding> eachLine(Predicate<String> wrong) {
        return observation -> {
            List<String> bad = rawLines(observation).stream().filter(wrong).toList();
            return observation.lines().isEmpty()
                    ? Finding.notApplicable("the index is empty")
                    : Finding.unless(EachArchive.summary(bad));
        };
    }

    /// The lines with whatever blanks they have.
    private static List<String> rawLines(Observation observation) {
        return observation.indexText().lines().filter(line -> !line.isEmpty()).toList();
    }

    private static Finding distinct(Observation observation, List<String> values) {
        Set<String> seen = new HashSet<>();
        List<String> twice = values.stream().filter(value -> !seen.add(value)).toList();
        return observation.lines().isEmpty()
                ? Finding.notApplicable("the index is empty")
                : Finding.unless(EachArchive.summary(twice));
    }

    private static Finding oldestFirst(Observation observation) {
        List<Long> starts =
                observation.files().stream().map(file -> file.header().startTimestamp()).toList();
        if (starts.isEmpty()) {
            return Finding.notApplicable("no archive can be read");
        }
        return starts.stream().sorted().toList().equals(starts)
                ? Finding.pass()
                : Finding.fail("a window is listed after a later one");
    }

    private static String separators(String text) {
        if (text.startsWith("\uFEFF")) {
            return "there is a BOM";
        }
        if (text.contains("\r")) {
            return "there is a CR";
        }
        return text.startsWith("\n") || text.contains("\n\n") ? "there is a blank line" : "";
    }

    private static Finding names(Observation observation) {
        List<String> problems = new ArrayList<>();
        for (ObservedArchive archive : observation.archives()) {
            Optional<ExportFileName> name = ExportFileName.parse(archive.line());
            if (name.isEmpty()) {
                problems.add(archive.line() + " has another form");
            } else if (archive.file().isThere()
                    && !belongs(name.get(), archive.file().get().header())) {
                problems.add(archive.line() + " is not the window of its content");
            }
        }
        return observation.lines().isEmpty()
                ? Finding.notApplicable("the index is empty")
                : Finding.unless(EachArchive.summary(problems));
    }

    /// A regenerated file shifts both times of its name, a split one the end in its content.
    private static boolean belongs(ExportFileName name, ExportHeader header) {
        long shift = name.start() - header.startTimestamp();
        long end = name.end() - shift;
        return shift >= 0
                && shift <= MAX_SHIFT
                && (header.endTimestamp() == end || header.endTimestamp() == end + name.number());
    }

    private static Finding baseNames(Observation observation) {
        List<String> lines = List.copyOf(new HashSet<>(observation.lines()));
        Finding flat =
                distinct(observation, lines.stream().map(line -> line.replace('/', '_')).toList());
        return flat.outcome() == Outcome.FAIL
                ? flat
                : distinct(
                        observation,
                        lines.stream()
                                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                                .toList());
    }

    private static Finding byteOrder(Observation observation) {
        if (observation.lines().isEmpty()) {
            return Finding.notApplicable("the index is empty");
        }
        return observation.lines().stream()
                        .sorted(Comparator.naturalOrder())
                        .toList()
                        .equals(observation.lines())
                ? Finding.pass()
                : Finding.fail("they are not sorted");
    }

    private static Finding retention(Observation observation) {
        long oldest = observation.now().minus(RETENTION).getEpochSecond();
        return EachArchive.file(file ->
                        file.header().endTimestamp() < oldest ? "its window ended before that" : "")
                .apply(observation);
    }

    private static Finding quota(Observation observation) {
        long dayAgo = observation.now().minus(Duration.ofHours(24)).getEpochSecond();
        long recent =
                observation.files().stream()
                        .filter(file -> file.header().endTimestamp() > dayAgo)
                        .count();
        if (recent > QUOTA) {
            return Finding.fail(recent + " windows ended in the last 24 h");
        }
        return recent > QUOTA_OF_NEWER_PHONES
                ? Finding.pass("warning: " + recent + " files in the last 24 h, above 6")
                : Finding.pass();
    }
}
