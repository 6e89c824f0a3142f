package org.enkeyserver.exposure.stats;

import java.time.Instant;
import java.util.OptionalInt;

/// What statistics keep of an upload.
///
/// @param healthAuthorityId the authority that signed; 0 for a rehearsal that is rolled back
/// @param uploadedAt time of the upload; only its hour is kept
/// @param keys keys inserted and revised
/// @param revision whether a key was revised: then only platform, keys and the revision count
/// @param oldestDays days since the oldest key's start
/// @param onsetDaysAgo days since symptom onset; empty when none was believable
public record PublishFacts(
        long healthAuthorityId,
        Instant uploadedAt,
        Platform platform,
        int keys,
        boolean revision,
        int oldestDays,
        OptionalInt onsetDaysAgo) {

    public PublishFacts {
        if (keys < 0 || oldestDays < 0 || onsetDaysAgo.orElse(0) < 0) {
            throw new IllegalArgumentException("facts of an upload are not negative");
        }
    }
}
