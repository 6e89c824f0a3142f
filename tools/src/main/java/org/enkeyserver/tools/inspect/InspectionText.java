package org.enkeyserver.tools.inspect;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// Prints an inspection for people.
final class InspectionText {

    private static final int BAR = 40;
    private static final int MAX_ROWS = 40;

    private final PrintWriter out;

    InspectionText(PrintWriter out) {
        this.out = out;
    }

    /// All there is to say.
    void full(Inspection inspection) {
        line("file", inspection.source() + ", " + inspection.bytes() + " bytes");
        for (Inspection.Contents contents : inspection.contents()) {
            contents(contents);
        }
        line("signature", inspection.verification());
        line("valid", inspection.valid() ? "yes" : "no: " + inspection.reason());
    }

    /// One line.
    void brief(Inspection inspection) {
        String contents =
                inspection.contents().stream()
                        .map(each ->
                                String.format(
                                        Locale.ROOT,
                                        "%s to %s, %s, %d keys, %d revised",
                                        each.start(),
                                        each.end(),
                                        each.region(),
                                        each.keys(),
                                        each.revisedKeys()))
                        .findFirst()
                        .orElse("unreadable");
        String verdict =
                inspection.valid()
                        ? inspection.verification()
                        : "NOT VALID: " + inspection.reason();
        out.println(inspection.source() + ": " + contents + ", " + verdict);
    }

    private void contents(Inspection.Contents contents) {
        line("window", contents.start() + " to " + contents.end());
        line("region", contents.region());
        line("batch", contents.batchNumber() + " of " + contents.batchSize());
        for (Inspection.Signer info : contents.signatureInfos()) {
            line(
                    "signature info",
                    name(info.keyId(), info.keyVersion()) + ", algorithm " + info.algorithm());
        }
        for (Inspection.Signed signature : contents.signatures()) {
            line(
                    "signed by",
                    name(signature.keyId(), signature.keyVersion())
                            + ", "
                            + signature.bytes()
                            + " bytes"
                            + (signature.strictDer() ? "" : ", NOT in DER form"));
        }
        line("SHA-256", contents.digest());
        line("keys", contents.keys() + " and " + contents.revisedKeys() + " revised");
        histogram("report types of keys", contents.reportTypes());
        histogram("report types of revised keys", contents.revisedReportTypes());
        histogram(
                "days since onset (" + contents.withoutOnset() + " keys without)",
                contents.daysSinceOnset());
        histogram("transmission risk", contents.transmissionRisk());
        histogram("rolling period", contents.rollingPeriod());
        histogram("age in days at the end of the window", contents.ageInDays());
    }

    private <K> void histogram(String title, SortedMap<K, Integer> counts) {
        if (counts.isEmpty()) {
            return;
        }
        out.println(title);
        int most = Collections.max(counts.values());
        int rows = 0;
        for (Map.Entry<K, Integer> entry : counts.entrySet()) {
            if (rows++ == MAX_ROWS) {
                out.println("  and " + (counts.size() - MAX_ROWS) + " more values, see --json");
                return;
            }
            int length = (int) Math.ceil((double) entry.getValue() * BAR / most);
            out.printf(
                    Locale.ROOT,
                    "  %30s %8d %s%n",
                    entry.getKey(),
                    entry.getValue(),
                    "#".repeat(length));
        }
    }

    private static String name(String id, String version) {
        return "id "
                + (id.isEmpty() ? "(none)" : id)
                + " version "
                + (version.isEmpty() ? "(none)" : version);
    }

    private void line(String title, String text) {
        out.printf(Locale.ROOT, "%-15s %s%n", title, text);
    }
}
