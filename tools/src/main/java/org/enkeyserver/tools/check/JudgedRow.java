package org.enkeyserver.tools.check;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// A rule of a checklist and how it came out, as it is printed.
///
/// @param outcome `pass`, `fail` or `n/a`
public record JudgedRow(String id, String statement, String outcome, String evidence) {

    public static JudgedRow of(String id, String statement, Finding finding) {
        return new JudgedRow(
                id,
                statement,
                finding.outcome().shown().toLowerCase(Locale.ROOT),
                finding.evidence());
    }

    /// How many rows came out so.
    public static int count(List<JudgedRow> rows, Outcome outcome) {
        return (int)
                rows.stream().filter(row -> row.outcome.equalsIgnoreCase(outcome.shown())).count();
    }

    /// Prints a table that closes with the counts and all failures.
    public static void print(List<JudgedRow> rows, PrintWriter out) {
        for (JudgedRow row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-4s  %-13s  %s%n",
                    row.isFailure() ? "FAIL" : row.outcome,
                    row.id,
                    row.statement);
            if (!row.evidence.isEmpty()) {
                out.println("                     " + row.evidence);
            }
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "%d passed, %d failed, %d not applicable%n",
                count(rows, Outcome.PASS),
                count(rows, Outcome.FAIL),
                count(rows, Outcome.NOT_APPLICABLE));
        rows.stream()
                .filter(JudgedRow::isFailure)
                .forEach(row -> out.println("  FAIL  " + row.id + "  " + row.evidence));
    }

    private boolean isFailure() {
        return outcome.equals("fail");
    }
}
