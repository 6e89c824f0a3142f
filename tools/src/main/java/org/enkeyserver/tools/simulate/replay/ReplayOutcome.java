package org.enkeyserver.tools.simulate.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enkeyserver.tools.simulate.ledger.LedgerCheck;

/// Everything a replay found out.
///
/// @param recorded keys in the files
/// @param refused how many keys no upload brought, by reason
/// @param revisions what became of the revised keys in the files
public record ReplayOutcome(
        List<FileRow> files,
        int recorded,
        int accepted,
        Map<String, Integer> refused,
        Revisions revisions,
        ReplayProof.Outcome proof,
        LedgerCheck.Outcome ledger) {

    public ReplayOutcome {
        files = List.copyOf(files);
    }

    /// The revised keys of the recording.
    ///
    /// @param sent with the token of their first upload, and taken by the server
    /// @param notFollowed sent, and no phone followed them in time
    /// @param refused how many were not sent or not taken, by reason
    public record Revisions(int recorded, int sent, int notFollowed, Map<String, Integer> refused) {

        public Revisions {
            refused = Map.copyOf(refused);
        }
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
        if (revisions.notFollowed() > 0) {
            complaints.add(revisions.notFollowed() + " keys were revised, and no phone followed");
        }
        int refusedKeys = refused.values().stream().mapToInt(Integer::intValue).sum();
        if (accepted + refusedKeys != recorded) {
            complaints.add(
                    "%d recorded keys, but %d accepted and %d refused"
                            .formatted(recorded, accepted, refusedKeys));
        }
        return complaints;
    }
}
