package org.enkeyserver.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table for the terminal, columns as wide as their longest cell.
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... titles) {
        rows.add(List.of(titles));
    }

    public void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    public void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(GAP).append(cell).append(" ".repeat(widths[column] - cell.length()));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /// The same table in Markdown.
    public String markdown() {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < rows.size(); number++) {
            text.append("| ").append(String.join(" | ", rows.get(number))).append(" |\n");
            if (number == 0) {
                text.append("|").append("---|".repeat(rows.getFirst().size())).append("\n");
            }
        }
        return text.toString();
    }
}
