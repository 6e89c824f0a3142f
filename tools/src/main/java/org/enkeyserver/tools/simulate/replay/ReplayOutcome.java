package org.enkeyserver.tools.simulate.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enkeyserver.tools.simulate.ledger.LedgerCheck;

/// Everything a replay found out.
///
/// @param recorded keys in the files
/// @param refused how many keys no upload brought, by reason
/// @param revisions revised keys in the files, which need revision tokens and are left out
public record ReplayOutcome(
        List<FileRow> files,
        int recorded,
        int accepted,
        Map<String, Integer> refused,
        int revisions,
        ReplayProof.Outcome proof,
        LedgerCheck.Outcome ledger) {

    public ReplayOutcome {
        files = List.copyOf(files);
    }

    /// One recorded file.
    ///
    /// @param window the window it was shifted to
    public record FileRow(
            String name, String window, int keys, int uploads, int accepted, int refused) {}

    public boolean isRight() {
        return complaints().isEmpty();
    }

    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(proof.complaints());
        complaints.addAll(ledger.complaints());
        int refusedKeys = refused.values().stream().mapToInt(Integer::intValue).sum();
        if (accepted + refusedKeys != recorded) {
            complaints.add(
                    "%d recorded keys, but %d accepted and %d refused"
                            .formatted(recorded, accepted, refusedKeys));
        }
        return complaints;
    }
}
