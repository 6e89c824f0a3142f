package org.enkeyserver.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/threat-model.md` promises only what a test holds. // S-25
final class ThreatModelTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");
    private static final Pattern TEST_ID = Pattern.compile("\\b([SBK]-\\d\\d|[A-Z]\\d\\d)\\b");

    @Test
    void namesATestForEachThreat() throws IOException { // S-25
        List<String> tests = tests();
        for (String row : rows()) {
            String heldBy = row.split("\\|", -1)[3];
            List<String> named =
                    Stream.concat(
                                    found(TEST_CLASS, heldBy).map(name -> "class " + name + " "),
                                    found(TEST_ID, heldBy))
                            .toList();

            assertThat(named).as(row).isNotEmpty().allMatch(name -> isIn(tests, name));
        }
    }

    private static boolean isIn(List<String> tests, String name) {
        return tests.stream().anyMatch(text -> text.contains(name));
    }

    private static List<String> rows() throws IOException {
        List<String> rows =
                Files.readAllLines(ROOT.resolve("docs/threat-model.md")).stream()
                        .filter(line -> line.startsWith("| "))
                        .skip(2)
                        .toList();
        assertThat(rows).hasSizeGreaterThan(10);
        return rows;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static List<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file ->
                            file.toString().contains("/src/test/java/")
                                    && file.toString().endsWith(".java")
                                    && !file.endsWith("ThreatModelTest.java"))
                    .map(ThreatModelTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
