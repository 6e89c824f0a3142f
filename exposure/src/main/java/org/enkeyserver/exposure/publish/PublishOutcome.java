package org.enkeyserver.exposure.publish;

import java.util.List;
import org.enkeyserver.exposure.validation.KeyRejection;

/// How an upload ended.
sealed interface PublishOutcome {

    /// A word for counts.
    default String name() {
        return switch (this) {
            case Accepted ok -> "ok";
            case PartlyAccepted some -> PublishReply.PARTIAL_FAILURE;
            case Refused no -> no.code().code();
        };
    }

    /// The usual status of its answer.
    default int status() {
        return this instanceof Refused no ? no.code().status() : 200;
    }

    /// Every key was taken, but for those too far from symptom onset.
    ///
    /// @param revisionToken for the phone, to revise its keys later. Secret
    /// @param warnings keys skipped for their distance from symptom onset
    record Accepted(Tally tally, String revisionToken, List<String> warnings)
            implements PublishOutcome {

        @Override
        public String toString() {
            return "Accepted[" + tally + ", secret]";
        }
    }

    /// Some keys were taken, others broke a rule.
    ///
    /// @param taken of the others
    record PartlyAccepted(Accepted taken, List<KeyRejection> rejections)
            implements PublishOutcome {}

    /// Nothing was stored.
    ///
    /// @param sentence for the phone
    /// @param detail the precise reason, a fixed word for the log alone
    record Refused(
            RefusalCode code,
            String sentence,
            String detail,
            List<KeyRejection> rejections,
            List<String> warnings)
            implements PublishOutcome {

        static Refused because(RefusalCode code, String sentence) {
            return new Refused(code, sentence, code.code(), List.of(), List.of());
        }
    }
}
