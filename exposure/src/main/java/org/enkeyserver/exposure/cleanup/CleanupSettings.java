package org.enkeyserver.exposure.cleanup;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long things are kept. The service `export` reads `CLEANUP_TTL` for its files as well.
///
/// @param ttl how long a key is kept after its release, and an hour of statistics (`CLEANUP_TTL`)
/// @param overrideMinDuration takes a shorter time than ten days
///   (`DEBUG_OVERRIDE_CLEANUP_MIN_DURATION`)
/// @param revisedFor how long a revised key is kept after its revision, so that the revision is
///   still exported
/// @param receiptsFor how long the receipt of an upload is kept, longer than any certificate lives
/// @param statsFor how long a day of statistics is kept
/// @param chunk rows deleted in one transaction
/// @param every pause of the job `cleanup`
@ConfigurationProperties("enks.cleanup")
record CleanupSettings(
        @DefaultValue("336h") Duration ttl,
        @DefaultValue("false") boolean overrideMinDuration,
        @DefaultValue("48h") Duration revisedFor,
        @DefaultValue("24h") Duration receiptsFor,
        @DefaultValue("400d") Duration statsFor,
        @DefaultValue("1000") int chunk,
        @DefaultValue("4h") Duration every) {

    private static final Duration SHORTEST_TTL = Duration.ofDays(10);
    private static final Duration A_DAY = Duration.ofDays(1);

    CleanupSettings {
        refuseUnless(ttl.isPositive(), "ttl (CLEANUP_TTL) must be positive, got: " + ttl);
        refuseUnless(
                overrideMinDuration || ttl.compareTo(SHORTEST_TTL) >= 0,
                "ttl (CLEANUP_TTL) is less than the minimum of 240h, got: "
                        + ttl
                        + "; set enks.cleanup.override-min-duration"
                        + " (DEBUG_OVERRIDE_CLEANUP_MIN_DURATION) to allow it");
        refuseUnless(
                !revisedFor.isNegative(),
                "revised-for (CLEANUP_REVISED_FOR) must be >= 0, got: " + revisedFor);
        refuseUnless(
                receiptsFor.isPositive(),
                "receipts-for (CLEANUP_RECEIPTS_FOR) must be positive, got: " + receiptsFor);
        refuseUnless(
                statsFor.compareTo(ttl) >= 0,
                "stats-for (CLEANUP_STATS_FOR) must be at least enks.cleanup.ttl (CLEANUP_TTL),"
                        + " got: "
                        + statsFor
                        + " and "
                        + ttl);
        refuseUnless(
                chunk > 0 && chunk <= 100_000,
                "chunk (CLEANUP_CHUNK) must be 1 to 100000, got: " + chunk);
        refuseUnless(every.isPositive(), "every (CLEANUP_EVERY) must be positive, got: " + every);
    }

    /// What works but deserves an operator's attention.
    ///
    /// @param maxIntervalAge age at which a key is too old to be uploaded
    Optional<String> warning(Duration maxIntervalAge) { // D37
        if (ttl.plus(A_DAY).compareTo(maxIntervalAge) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                "enks.cleanup.ttl (CLEANUP_TTL) is more than a day shorter than"
                        + " enks.publish.max-interval-age (MAX_INTERVAL_AGE_ON_PUBLISH): a deleted"
                        + " key could be uploaded and published once more");
    }

    private static void refuseUnless(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("enks.cleanup." + sentence);
        }
    }
}
