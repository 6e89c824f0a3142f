package org.enkeyserver.exposure.publish;

import java.util.List;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.revision.RevisionRefusal;
import org.enkeyserver.exposure.revision.RevisionRefusal.AlreadyRevised;
import org.enkeyserver.exposure.revision.RevisionRefusal.Forbidden;
import org.enkeyserver.exposure.revision.RevisionRefusal.NoToken;
import org.enkeyserver.exposure.revision.RevisionRefusal.NotProven;
import org.enkeyserver.exposure.validation.Judgement.Unacceptable;
import org.enkeyserver.exposure.verification.VerificationOutcome.Rejected;

/// Puts into words why nothing was stored.
final class Refusals {

    private Refusals() {}

    static Refused of(Rejected certificate) {
        return new Refused(
                RefusalCode.CERTIFICATE_INVALID,
                "unable to validate diagnosis verification: " + certificate.reason().sentence(),
                certificate.reason().name(),
                List.of(),
                List.of());
    }

    static Refused of(Unacceptable keys) {
        return new Refused(
                RefusalCode.BAD_REQUEST,
                "unable to read request data: " + keys.reason(),
                "KEYS",
                keys.rejections(),
                keys.warnings());
    }

    /// @param warnings keys skipped before
    static Refused of(RevisionRefusal why, List<String> warnings) {
        return switch (why) {
            case NoToken none ->
                    stored(
                            RefusalCode.MISSING_REVISION_TOKEN,
                            "no revision token, but sent existing keys",
                            warnings);
            case NotProven unproven ->
                    stored(
                            RefusalCode.INVALID_REVISION_TOKEN,
                            "revision token is invalid",
                            warnings);
            case AlreadyRevised revised ->
                    stored(RefusalCode.KEY_ALREADY_REVISED, "key was already revised", warnings);
            case Forbidden(var from, var to) ->
                    stored(
                            RefusalCode.INVALID_REPORT_TYPE_TRANSITION,
                            "invalid report type transition: cannot transition from \"%s\" to \"%s\""
                                    .formatted(
                                            from.map(ReportType::claim).orElse(""),
                                            to.map(ReportType::claim).orElse("")),
                            warnings);
        };
    }

    private static Refused stored(RefusalCode code, String sentence, List<String> warnings) {
        return new Refused(code, sentence, "STORED", List.of(), warnings);
    }
}
