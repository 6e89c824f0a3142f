package org.enkeyserver.tools.check;

/// The outcome of a rule with what speaks for it.
///
/// @param evidence for a failure what is wrong and where, for a rule that does not apply the
///   reason, else a note; may be empty
public record Finding(Outcome outcome, String evidence) {

    static final Finding FIRST_LOOK =
            notApplicable("first look; run again with --state to compare two");

    public static Finding pass() {
        return new Finding(Outcome.PASS, "");
    }

    public static Finding pass(String note) {
        return new Finding(Outcome.PASS, note);
    }

    public static Finding fail(String evidence) {
        return new Finding(Outcome.FAIL, evidence);
    }

    public static Finding notApplicable(String reason) {
        return new Finding(Outcome.NOT_APPLICABLE, reason);
    }

    /// A failure when something is wrong, else a pass; an empty text means nothing is.
    public static Finding unless(String problem) {
        return problem.isEmpty() ? pass() : fail(problem);
    }
}
