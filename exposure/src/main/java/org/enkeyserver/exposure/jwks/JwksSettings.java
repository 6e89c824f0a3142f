package org.enkeyserver.exposure.jwks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How JWKS documents are fetched.
///
/// @param every pause between two fetches of a document
/// @param requestTimeout longest time of a fetch, from connecting to the last byte
/// @param keyCleanupTtl how long a revoked key is kept
/// @param allowLoopback takes documents of this machine, over http too; for development
@ConfigurationProperties("enks.jwks")
record JwksSettings(
        @DefaultValue("2m") Duration every,
        @DefaultValue("30s") Duration requestTimeout,
        @DefaultValue("720h") Duration keyCleanupTtl,
        @DefaultValue("false") boolean allowLoopback) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    JwksSettings {
        refuseUnless(every.isPositive(), "every (JWKS_EVERY) must be > 0, got: " + every);
        refuseUnless(
                requestTimeout.isPositive() && requestTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "request-timeout (REQUEST_TIMEOUT) must be > 0 and <= 5m, got: " + requestTimeout);
        keyCleanupTtl = keyCleanupTtl.abs();
        refuseUnless(
                keyCleanupTtl.compareTo(Duration.ofDays(1)) >= 0,
                "key-cleanup-ttl (HEALTH_AUTHORITY_KEY_CLEANUP_TTL) must be at least 24h, got: "
                        + keyCleanupTtl);
    }

    /// Documents fetched closer together are one when missing keys are counted.
    Duration apart() {
        return every.dividedBy(2);
    }

    private static void refuseUnless(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("enks.jwks." + sentence);
        }
    }
}
