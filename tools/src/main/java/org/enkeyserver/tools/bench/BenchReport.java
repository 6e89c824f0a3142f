package org.enkeyserver.tools.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.enkeyserver.tools.TextTable;
import org.enkeyserver.tools.ToolException;
import tools.jackson.databind.json.JsonMapper;

/// The figures of one measurement, in the order in which they were added.
final class BenchReport {

    private final String title;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    BenchReport(String title) {
        this.title = title;
    }

    void add(String name, Object value) {
        figures.put(name, value);
    }

    /// Adds a figure that is rounded for people.
    void addRounded(String name, double value) {
        figures.put(name, Math.round(value * 100) / 100.0);
    }

    /// Adds what the figures depend on.
    void addMachine(Instant at, double loadBefore) {
        Runtime runtime = Runtime.getRuntime();
        add("measured at", at.toString());
        add("cores", runtime.availableProcessors());
        add("Java of this tool", System.getProperty("java.version", "unknown"));
        addRounded("system load in the minute before", loadBefore);
    }

    /// How busy the machine was in the last minute, the suite included; -1 when it does not tell.
    static double systemLoad() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    void print(PrintWriter out) {
        out.println();
        table().print(out);
        out.flush();
    }

    void printJson(PrintWriter out) {
        out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        out.flush();
    }

    /// Writes the figures as Markdown.
    ///
    /// @param note what ran beside it and whatever else the reader must know; may be empty
    void save(Path file, String note) {
        String text = "# " + title + "\n\n" + (note.isBlank() ? "" : note.strip() + "\n\n");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text + table().markdown());
        } catch (IOException failed) {
            throw new ToolException(ToolException.UNREACHABLE, "cannot write " + file);
        }
    }

    private TextTable table() {
        TextTable table = new TextTable("figure", "value");
        figures.forEach((name, value) -> table.row(name, text(value)));
        return table;
    }

    private static String text(Object value) {
        return value instanceof Long || value instanceof Integer
                ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
                : String.valueOf(value);
    }
}
