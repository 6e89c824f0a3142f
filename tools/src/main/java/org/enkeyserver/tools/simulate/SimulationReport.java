package org.enkeyserver.tools.simulate;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enkeyserver.tools.TextTable;
import org.enkeyserver.tools.simulate.ledger.LedgerCheck;
import tools.jackson.databind.json.JsonMapper;

/// Shows the outcome of a simulation: who met whom, who was alerted, and the verdict.
final class SimulationReport {

    private static final int LONGEST_TABLE = 60;

    private final SimulationOutcome outcome;
    private final World world;

    SimulationReport(SimulationOutcome outcome) {
        this.outcome = outcome;
        world = outcome.world();
    }

    void print(PrintWriter out) {
        out.println();
        TextTable table = new TextTable("bystander", "phone", "met", "alerted of", "verdict");
        List<Row> rows = rows();
        rows.stream()
                .sorted((one, other) -> Boolean.compare(one.right(), other.right()))
                .limit(LONGEST_TABLE)
                .forEach(row ->
                        table.row(
                                row.bystander(),
                                row.phone(),
                                String.join("; ", row.events()),
                                alerts(row.alerts()),
                                row.right() ? "right" : "WRONG"));
        table.print(out);
        if (rows.size() > LONGEST_TABLE) {
            out.printf("  ... and %d more, all in --json%n", rows.size() - LONGEST_TABLE);
        }
        out.println();
        totals().print(out);
        out.println();
        if (outcome.isRight()) {
            out.println("Exactly the right bystanders were alerted; no key was lost or repeated.");
            if (outcome.revisions().isPlayed()) {
                out.println("Nobody keeps an alarm that was revoked.");
            }
        } else {
            out.println("NOT as it should be:");
            outcome.complaints().forEach(complaint -> out.println("  - " + complaint));
        }
        out.flush();
    }

    void printJson(PrintWriter out) {
        out.println(
                new JsonMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                new Document(
                                        outcome.isRight(),
                                        world.uploaders().size(),
                                        world.bystanders().size(),
                                        outcome.files(),
                                        outcome.exported(),
                                        outcome.ledger(),
                                        outcome.lostAnswers(),
                                        new Revisions(outcome.revisions()),
                                        rows(),
                                        outcome.complaints())));
        out.flush();
    }

    private TextTable totals() {
        TextTable totals = new TextTable("total", "");
        long alerted = rows().stream().filter(row -> !row.alerts().isEmpty()).count();
        totals.row("cases that uploaded", world.uploaders().size());
        totals.row("bystanders alerted", alerted + " of " + world.bystanders().size());
        totals.row("meetings with cases found", outcome.judgement().minutes().size());
        totals.row("files downloaded and verified", outcome.files());
        totals.row("keys in them, padding included", outcome.exported());
        totals.row("keys acknowledged in all runs, due", outcome.ledger().due());
        totals.row("  lost", outcome.ledger().missing());
        totals.row("  published twice", outcome.ledger().twice());
        totals.row("  published while in use", outcome.ledger().early());
        totals.row("keys of today, held back", outcome.ledger().heldBack());
        totals.row("answers lost, upload repeated", outcome.lostAnswers());
        if (outcome.revisions().isPlayed()) {
            Revisions revisions = new Revisions(outcome.revisions());
            totals.row("cases tested again", revisions.confirmed() + revisions.revoked());
            totals.row("  confirmed", revisions.confirmed());
            totals.row("  revoked", revisions.revoked());
            totals.row("keys revised", revisions.keysRevised());
            totals.row("  whose revision phones did not follow", revisions.keysNotFollowed());
            totals.row("bystanders alarmed first", revisions.alarmedFirst());
            totals.row("  released by a revocation", revisions.released());
            totals.row("  who keep a revoked alarm", revisions.keptWrongly());
            totals.row("revoked keys in all runs", outcome.ledger().revoked());
            totals.row("  that still alarm", outcome.ledger().alarming());
        }
        return totals;
    }

    private List<Row> rows() {
        return world.bystanders().stream()
                .map(bystander ->
                        new Row(
                                bystander.name(),
                                bystander.phone().title(),
                                world.encountersOf(bystander).stream().map(this::describe).toList(),
                                outcome.judgement().alertsOf(bystander.name()),
                                outcome.judgement().isRightFor(bystander.name())))
                .toList();
    }

    private String describe(Encounter encounter) {
        return "%s %s%s %tm-%<td, %d min"
                .formatted(
                        encounter.kind().title(),
                        encounter.other(),
                        outcome.revisions().revoked().contains(encounter.other())
                                ? " (revoked)"
                                : "",
                        encounter.at().atOffset(ZoneOffset.UTC),
                        encounter.length().toMinutes());
    }

    private static String alerts(Map<String, Integer> alerts) {
        return alerts.isEmpty()
                ? "-"
                : alerts.entrySet().stream()
                        .map(alert -> alert.getKey() + " (" + alert.getValue() + " min)")
                        .collect(Collectors.joining(", "));
    }

    private record Revisions(
            int confirmed,
            int revoked,
            int keysRevised,
            int keysNotFollowed,
            int alarmedFirst,
            int released,
            int keptWrongly) {

        Revisions(RevisionOutcome outcome) {
            this(
                    outcome.confirmed().size(),
                    outcome.revoked().size(),
                    outcome.keysRevised(),
                    outcome.keysNotRevised(),
                    outcome.alarmedFirst().size(),
                    outcome.released().size(),
                    outcome.wronglyKept().size());
        }
    }

    private record Row(
            String bystander,
            String phone,
            List<String> events,
            Map<String, Integer> alerts,
            boolean right) {}

    private record Document(
            boolean right,
            int uploaders,
            int bystanders,
            int files,
            int exportedKeys,
            LedgerCheck.Outcome ledger,
            int lostAnswers,
            Revisions revisions,
            List<Row> report,
            List<String> complaints) {}
}
