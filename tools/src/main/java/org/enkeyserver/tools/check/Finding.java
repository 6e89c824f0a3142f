package org.enkeyserver.tools.check;

/// The outcome of a rule with what speaks for it.
///
/// @param evidence for a failure what is wrong and where, for a rule that does not apply the
///   reason, else a note; may be empty
record Finding(Outcome outcome, String evidence) {

    static final Finding FIRST_LOOK =
            notApplicable("first look; run again with --state to compare two");

    static Finding pass() {
        return new Finding(Outcome.PASS, "");
    }

    static Finding pass(String note) {
        return new Finding(Outcome.PASS, note);
    }

    static Finding fail(String evidence) {
        return new Finding(Outcome.FAIL, evidence);
    }

    static Finding notApplicable(String reason) {
        return new Finding(Outcome.NOT_APPLICABLE, reason);
    }

    /// A failure when something is wrong, else a pass; an empty text means nothing is.
    static Finding unless(String problem) {
        return problem.isEmpty() ? pass() : fail(problem);
    }
}
