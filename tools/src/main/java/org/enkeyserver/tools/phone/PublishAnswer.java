package org.enkeyserver.tools.phone;

import java.util.List;
import java.util.Optional;

/// How the server answered an upload.
public sealed interface PublishAnswer {

    /// The server took the upload.
    ///
    /// @param inserted how many keys are new to the server
    /// @param warnings one sentence for each key it left out
    record Accepted(int inserted, List<String> warnings) implements PublishAnswer {

        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// The keys were there already: the answer to an earlier try of this request was lost.
    record StoredBefore() implements PublishAnswer {}

    /// The server refused the upload; the same request would be refused again.
    ///
    /// @param code the machine-readable reason, when there was one
    record Refused(int status, Optional<String> code, String error, List<String> warnings)
            implements PublishAnswer {

        public Refused {
            warnings = List.copyOf(warnings);
        }
    }

    /// No usable answer after all tries: the keys may or may not be stored.
    record Lost(String reason) implements PublishAnswer {}
}
