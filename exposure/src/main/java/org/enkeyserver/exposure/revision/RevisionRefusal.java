package org.enkeyserver.exposure.revision;

import java.util.Optional;
import org.enkeyserver.common.tek.ReportType;

/// Why stored keys may not be touched by an upload.
public sealed interface RevisionRefusal {

    /// Keys are stored, and no token came along.
    record NoToken() implements RevisionRefusal {}

    /// The token does not prove that a stored key is its bearer's, or the key's times were changed,
    /// or the key came from another server. // D06
    record NotProven() implements RevisionRefusal {}

    /// A key is revised only once.
    record AlreadyRevised() implements RevisionRefusal {}

    /// A diagnosis does not change in this way.
    record Forbidden(Optional<ReportType> from, Optional<ReportType> to)
            implements RevisionRefusal {}
}
