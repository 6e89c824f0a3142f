package org.enkeyserver.tools.config;

import java.io.PrintWriter;
import java.util.List;
import org.enkeyserver.tools.config.ConfigAnswer.Change;
import org.enkeyserver.tools.config.ConfigAnswer.Field;
import org.enkeyserver.tools.config.ConfigAnswer.Finding;
import picocli.CommandLine.Help.Ansi;

/// Prints answers for people, coloured on a terminal.
final class ConfigReport {

    private final PrintWriter out;
    private final boolean coloured;

    ConfigReport(PrintWriter out, Ansi ansi) {
        this.out = out;
        coloured = ansi.enabled();
    }

    void changes(ConfigAnswer answer) {
        answer.changes().forEach(this::change);
        findings("note", "33", answer.notes());
        if (answer.changes().isEmpty()) {
            out.println("nothing to change");
        }
        out.flush();
    }

    void refusal(ConfigAnswer answer) {
        out.println(colour("31", answer.error()));
        findings("-", "31", answer.violations());
        out.flush();
    }

    private void change(Change change) {
        String code =
                switch (change.action()) {
                    case "create" -> "32";
                    case "change" -> "36";
                    default -> "31";
                };
        out.println(colour(code, change.action()) + " " + change.section() + " " + change.name());
        if (!change.action().equals("remove")) {
            change.fields().forEach(field -> out.println("    " + text(field)));
        }
    }

    private static String text(Field field) {
        if (field.before().isEmpty()) {
            return field.field() + ": " + field.after();
        }
        String after = field.after().isEmpty() ? "(none)" : field.after();
        return field.field() + ": " + field.before() + " -> " + after;
    }

    private void findings(String word, String code, List<Finding> findings) {
        for (Finding finding : findings) {
            String line = finding.line() == null ? "" : "line " + finding.line() + ", ";
            String path = finding.path().isEmpty() ? "" : finding.path() + ": ";
            out.println(colour(code, word) + " " + line + path + finding.message());
        }
    }

    private String colour(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
