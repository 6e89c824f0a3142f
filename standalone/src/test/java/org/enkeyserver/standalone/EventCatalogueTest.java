package org.enkeyserver.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Events of the log and metrics are those of `docs/events-and-metrics.md`, no more and no fewer.
final class EventCatalogueTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern EVENT = Pattern.compile("\\.log\\(\\s*\"([^\"]*)\"\\s*\\)");
    private static final Pattern OTHER_LOG =
            Pattern.compile("\\.log\\(\\s*[^\"\\s)]|\\bLOG\\.(trace|debug|info|warn|error)\\(");
    private static final Pattern METRIC = Pattern.compile("\"(enks\\.[a-z.]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @Test
    void namesEachEventOfTheLog() throws IOException { // style G
        assertThat(named("Events")).isEqualTo(found(EVENT, "org.slf4j"));
        assertThat(named("Events")).allMatch(event -> event.matches("[a-z-]+\\.[a-z-]+"));
    }

    @Test
    void namesEachMetric() throws IOException { // section 10.1, D26
        assertThat(named("Metrics")).isEqualTo(found(METRIC, "io.micrometer"));
    }

    @Test
    void knowsNoEventWithoutALiteralName() throws IOException {
        for (Path source : sources()) {
            String text = Files.readString(source);
            if (text.contains("org.slf4j")) {
                assertThat(OTHER_LOG.matcher(text).results().map(MatchResult::group))
                        .as(source.toString())
                        .isEmpty();
            }
        }
    }

    private static Set<String> named(String section) throws IOException {
        String document = Files.readString(ROOT.resolve("docs/events-and-metrics.md"));
        String rest = document.substring(document.indexOf("\n## " + section + "\n") + 1);
        int next = rest.indexOf("\n## ");
        return groups(ROW, next < 0 ? rest : rest.substring(0, next));
    }

    /// What main sources that use a library name by a pattern.
    private static Set<String> found(Pattern pattern, String library) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            if (text.contains("import " + library)) {
                names.addAll(groups(pattern, text));
            }
        }
        return names;
    }

    private static Set<String> groups(Pattern pattern, String text) {
        Set<String> groups = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> groups.add(match.group(1)));
        return groups;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(EventCatalogueTest::javaFiles)
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
