package org.enkeyserver.tools.check;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The findings of all rules, in the order of the checklist; also the shape of the JSON output.
record CheckReport(
        String index, int archives, int passed, int failed, int notApplicable, List<Row> rows) {

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
        List<Row> rows =
                rules().stream()
                        .map(rule -> {
                            Finding finding = rule.judge().apply(observation);
                            return new Row(
                                    rule.id(),
                                    rule.statement(),
                                    finding.outcome().shown().toLowerCase(Locale.ROOT),
                                    finding.evidence());
                        })
                        .toList();
        return new CheckReport(
                observation.request().index().toString(),
                observation.archives().size(),
                count(rows, Outcome.PASS),
                count(rows, Outcome.FAIL),
                count(rows, Outcome.NOT_APPLICABLE),
                rows);
    }

    private static int count(List<Row> rows, Outcome outcome) {
        return (int)
                rows.stream()
                        .filter(row -> row.outcome().equalsIgnoreCase(outcome.shown()))
                        .count();
    }

    void printJson(PrintWriter out) {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        out.println(mapper.writeValueAsString(this));
    }

    void print(PrintWriter out) {
        out.println(index + ", " + archives + " archives");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-4s  %-13s  %s%n",
                    row.outcome().equals("fail") ? "FAIL" : row.outcome(),
                    row.id(),
                    row.statement());
            if (!row.evidence().isEmpty()) {
                out.println("                     " + row.evidence());
            }
        }
        out.println();
        out.println(
                passed + " passed, " + failed + " failed, " + notApplicable + " not applicable");
        rows.stream()
                .filter(row -> row.outcome().equals("fail"))
                .forEach(row -> out.println("  FAIL  " + row.id() + "  " + row.evidence()));
    }

    /// A rule and how it came out.
    ///
    /// @param outcome `pass`, `fail` or `n/a`
    record Row(String id, String statement, String outcome, String evidence) {}
}
