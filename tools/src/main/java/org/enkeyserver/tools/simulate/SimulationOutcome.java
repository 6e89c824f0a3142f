package org.enkeyserver.tools.simulate;

import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.tools.simulate.ledger.LedgerCheck;

/// Everything a simulation found out.
///
/// @param exported keys of files read, padding and earlier runs included
/// @param missingKeys keys of this run that no export brought in time
/// @param lostAnswers answers that never reached a phone, which sent the same bytes again
record SimulationOutcome(
        World world,
        Judgement judgement,
        LedgerCheck.Outcome ledger,
        int files,
        int exported,
        int missingKeys,
        int lostAnswers,
        RevisionOutcome revisions) {

    boolean isRight() {
        return complaints().isEmpty();
    }

    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (missingKeys > 0) {
            complaints.add(missingKeys + " keys of this run are in no export");
        }
        complaints.addAll(revisions.complaints());
        complaints.addAll(judgement.complaints());
        complaints.addAll(ledger.complaints());
        return complaints;
    }
}
