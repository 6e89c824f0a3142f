package org.enkeyserver.tools.upload;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.enkeyserver.tools.check.Finding;
import org.enkeyserver.tools.check.JudgedRow;
import org.enkeyserver.tools.check.Outcome;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The findings of all rows, in the order of the checklist; also the shape of the JSON output.
///
/// @param storedKeys how many keys the server says it stored
/// @param breaking failures of priority A or B: clients break
record UploadReport(
        int requests,
        int storedKeys,
        int passed,
        int failed,
        int notApplicable,
        int breaking,
        List<JudgedRow> rows) {

    /// Sends what all rows need, then judges.
    static UploadReport of(UploadServer server) throws InterruptedException {
        List<JudgedRow> rows = new ArrayList<>();
        int breaking = 0;
        for (UploadRule rule : rules()) {
            Finding finding = rule.probe().judge(server);
            rows.add(
                    JudgedRow.of(
                            rule.id(), rule.statement() + " (" + rule.priority() + ")", finding));
            boolean failed = finding.outcome() == Outcome.FAIL;
            breaking += failed && rule.priority() != Priority.C ? 1 : 0;
        }
        rows.sort(Comparator.comparing(JudgedRow::id));
        return new UploadReport(
                server.replies().size(),
                server.replies().stream().mapToInt(reply -> Math.max(0, reply.inserted())).sum(),
                JudgedRow.count(rows, Outcome.PASS),
                JudgedRow.count(rows, Outcome.FAIL),
                JudgedRow.count(rows, Outcome.NOT_APPLICABLE),
                breaking,
                rows);
    }

    /// Rows that judge the replies of others come last.
    private static List<UploadRule> rules() {
        return Stream.of(
                        RequestRules.all(),
                        KeyRules.all(),
                        MacRules.all(),
                        RevisionRules.all(),
                        ChaffRules.all(),
                        AnswerRules.all())
                .flatMap(List::stream)
                .toList();
    }

    void printJson(PrintWriter out) {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        out.println(mapper.writeValueAsString(this));
    }

    void print(PrintWriter out) {
        out.println(requests + " requests, " + storedKeys + " keys stored");
        JudgedRow.print(rows, out);
    }
}
