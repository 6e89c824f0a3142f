package org.enkeyserver.exposure.validation;

import java.util.Optional;
import org.enkeyserver.exposure.wire.SentKey;

/// A rule that a key keeps or breaks by itself; a broken one drops the key, not the request.
interface KeyRule {

    /// Why the key is not taken, in words that show numbers but never the key; empty when the rule
    /// is kept.
    Optional<String> objection(SentKey key, UploadMoment moment);
}
