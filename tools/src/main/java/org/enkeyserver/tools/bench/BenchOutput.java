package org.enkeyserver.tools.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the figures go: the options both benches share.
final class BenchOutput {

    @Option(names = "--json", description = "Prints the figures as JSON, the progress to stderr.")
    private boolean asJson;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Writes the figures as Markdown too, such as docs/results/publish.md.")
    private @Nullable Path save;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "A sentence for the saved file: the machine, what ran beside it.")
    private String note;

    boolean asJson() {
        return asJson;
    }

    void show(BenchReport report, PrintWriter out) {
        if (asJson) {
            report.printJson(out);
        } else {
            report.print(out);
        }
        if (save != null) {
            report.save(save, note);
        }
    }
}
