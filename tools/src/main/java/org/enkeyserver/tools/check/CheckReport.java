package org.enkeyserver.tools.check;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The findings of all rules, in the order of the checklist; also the shape of the JSON output.
record CheckReport(
        String index,
        int archives,
        int passed,
        int failed,
        int notApplicable,
        List<JudgedRow> rows) {

    /// Every rule of the checklist, then the phones.
    static List<Rule> rules() {
        Stream<Rule> checklist =
                Stream.of(
                                ArchiveRules.all(),
                                SignatureRules.all(),
                                KeyRules.all(),
                                HistoryRules.all(),
                                IndexRules.all(),
                                DeliveryRules.all())
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Rule::id));
        return Stream.concat(checklist, PhoneRules.all().stream()).toList();
    }

    static CheckReport of(Observation observation) {
        List<JudgedRow> rows =
                rules().stream()
                        .map(rule ->
                                JudgedRow.of(
                                        rule.id(),
                                        rule.statement(),
                                        rule.judge().apply(observation)))
                        .toList();
        return new CheckReport(
                observation.request().index().toString(),
                observation.archives().size(),
                JudgedRow.count(rows, Outcome.PASS),
                JudgedRow.count(rows, Outcome.FAIL),
                JudgedRow.count(rows, Outcome.NOT_APPLICABLE),
                rows);
    }

    void printJson(PrintWriter out) {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        out.println(mapper.writeValueAsString(this));
    }

    void print(PrintWriter out) {
        out.println(index + ", " + archives + " archives");
        JudgedRow.print(rows, out);
    }
}
