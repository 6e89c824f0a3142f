package org.enkeyserver.tools.phone;

import java.util.List;
import java.util.Optional;

/// How the server answered an upload.
public sealed interface PublishAnswer {

    /// The server took the upload.
    ///
    /// @param inserted how many keys are new to the server
    /// @param token what the phone keeps for its next upload; every sound server gives one (K-82)
    /// @param repeated whether the request was sent more than once, so that all its keys may have
    ///   been stored by an earlier try (K-93)
    /// @param warnings one sentence for each key it left out
    record Accepted(int inserted, RevisionToken token, boolean repeated, List<String> warnings)
            implements PublishAnswer {

        public Accepted {
            warnings = List.copyOf(warnings);
        }

        /// The same for a request that was sent before, by another call.
        public Accepted afterRepetition() {
            return new Accepted(inserted, token, true, warnings);
        }

        /// Whether `keys` keys are stored now: all are new, or an earlier try brought them.
        public boolean tookAll(int keys) {
            return inserted == keys || (repeated && inserted == 0 && warnings.isEmpty());
        }
    }

    /// The server refused the upload; the same request would be refused again.
    ///
    /// @param code the machine-readable reason, when there was one
    record Refused(int status, Optional<String> code, String error, List<String> warnings)
            implements PublishAnswer {

        public Refused {
            warnings = List.copyOf(warnings);
        }

        /// Status, code and sentence of the refusal.
        public String describe() {
            return "%d %s %s".formatted(status, code.orElse(""), error);
        }
    }

    /// No usable answer after all tries: the keys may or may not be stored.
    record Lost(String reason) implements PublishAnswer {}
}
