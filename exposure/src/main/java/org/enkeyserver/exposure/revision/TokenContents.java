package org.enkeyserver.exposure.revision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a token says.
///
/// @param issuedAt empty in tokens of the reference server
record TokenContents(List<RevisableKey> keys, Optional<Instant> issuedAt) {

    TokenContents {
        keys = List.copyOf(keys);
    }
}
