package org.enkeyserver.tools.simulate.replay;

import java.io.PrintWriter;
import java.util.List;
import org.enkeyserver.tools.TextTable;
import tools.jackson.databind.json.JsonMapper;

/// Shows the outcome of a replay.
public final class ReplayReport {

    private final ReplayOutcome outcome;

    public ReplayReport(ReplayOutcome outcome) {
        this.outcome = outcome;
    }

    public void print(PrintWriter out) {
        out.println();
        TextTable files =
                new TextTable(
                        "recorded file", "shifted to", "keys", "uploads", "accepted", "refused");
        outcome.files()
                .forEach(row ->
                        files.row(
                                row.name(),
                                row.window(),
                                row.keys(),
                                row.uploads(),
                                row.accepted(),
                                row.refused()));
        files.print(out);
        out.println();
        TextTable reasons = new TextTable("keys", "not published because");
        outcome.refused().forEach((reason, keys) -> reasons.row(keys, reason));
        outcome.revisions()
                .refused()
                .forEach((reason, keys) -> reasons.row(keys, "revision: " + reason));
        reasons.print(out);
        out.println();
        proof().print(out);
        out.println();
        if (outcome.isRight()) {
            out.println("The exports hold exactly the accepted keys, each once, and padding.");
        } else {
            out.println("NOT as it should be:");
            outcome.complaints().forEach(complaint -> out.println("  - " + complaint));
        }
        out.flush();
    }

    public void printJson(PrintWriter out) {
        out.println(
                new JsonMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                new Document(outcome.isRight(), outcome, outcome.complaints())));
        out.flush();
    }

    private TextTable proof() {
        ReplayProof.Outcome proof = outcome.proof();
        TextTable table = new TextTable("proof", "keys");
        table.row("recorded", outcome.recorded());
        table.row("accepted by the server", outcome.accepted());
        table.row("  exported once, as recorded", proof.exact());
        table.row("  in no export", proof.missing());
        table.row("  exported more than once", proof.repeated());
        table.row("  exported with other values", proof.altered());
        table.row("revised in the recording", outcome.revisions().recorded());
        table.row("  revised with a token", outcome.revisions().sent());
        table.row("  whose revision phones did not follow", outcome.revisions().notFollowed());
        table.row("other keys, explained by padding", proof.padding());
        table.row("export windows", proof.windows());
        table.row("of all runs: due", outcome.ledger().due());
        table.row("of all runs: lost", outcome.ledger().missing());
        table.row("of all runs: published twice", outcome.ledger().twice());
        return table;
    }

    private record Document(boolean right, ReplayOutcome outcome, List<String> complaints) {}
}
