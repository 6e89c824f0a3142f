package org.enkeyserver.exposure.rotation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where revision keys are wrapped, and when they are replaced.
///
/// @param wrappingKey name of the wrapping key in the key manager (`REVISION_TOKEN_KEY_ID`)
/// @param cacheDuration pause between two looks into the database (`REVISION_KEY_CACHE_DURATION`)
/// @param newKeyPeriod age at which the newest key gets a successor (`NEW_KEY_PERIOD`)
/// @param deleteOldKeyPeriod how long a superseded key is kept (`DELETE_OLD_KEY_PERIOD`)
/// @param rotateEvery pause of the job (`KEY_ROTATION_EVERY`)
@ConfigurationProperties("enks.revision.keys")
record RotationSettings(
        @DefaultValue("") String wrappingKey,
        @DefaultValue("1m") Duration cacheDuration,
        @DefaultValue("168h") Duration newKeyPeriod,
        @DefaultValue("360h") Duration deleteOldKeyPeriod,
        @DefaultValue("4h") Duration rotateEvery) {

    private static final Duration LONGEST_CACHE = Duration.ofMinutes(60);

    /// A token names keys that end up to a day after it was sealed.
    private static final Duration LONGEST_KEY = Duration.ofDays(1);

    RotationSettings {
        refuseUnless(
                !wrappingKey.isBlank(),
                "wrapping-key (REVISION_TOKEN_KEY_ID) must name a key of the key manager");
        refuseUnless(
                isPositive(cacheDuration) && cacheDuration.compareTo(LONGEST_CACHE) <= 0,
                "cache-duration (REVISION_KEY_CACHE_DURATION) must be > 0 and <= 60m, got: "
                        + cacheDuration);
        refuseUnless(
                newKeyPeriod.compareTo(cacheDuration) > 0,
                "new-key-period (NEW_KEY_PERIOD) must be longer than"
                        + " enks.revision.keys.cache-duration (REVISION_KEY_CACHE_DURATION), got: "
                        + newKeyPeriod
                        + " and "
                        + cacheDuration);
        refuseUnless(
                isPositive(rotateEvery),
                "rotate-every (KEY_ROTATION_EVERY) must be > 0, got: " + rotateEvery);
    }

    /// Checks that no key is destroyed while a phone may send a token that was sealed with it
    /// (K-94).
    ///
    /// @param maxIntervalAge how long after its end a key may be revised
    RotationSettings refuseShorterThan(Duration maxIntervalAge) {
        refuseUnless(
                deleteOldKeyPeriod.compareTo(maxIntervalAge) >= 0,
                "delete-old-key-period (DELETE_OLD_KEY_PERIOD) must not be shorter than"
                        + " enks.publish.max-interval-age (MAX_INTERVAL_AGE_ON_PUBLISH), or tokens"
                        + " stop to work while their keys may be revised, got: "
                        + deleteOldKeyPeriod
                        + " and "
                        + maxIntervalAge);
        return this;
    }

    /// How long a key is kept from the making of its successor on.
    ///
    /// `deleteOldKeyPeriod` counts from the end of the youngest key that a token sealed with it can
    /// name: other replicas go on sealing with it for the cache time, and a phone's key of that day
    /// ends a day later.
    Duration keptSuperseded() {
        return deleteOldKeyPeriod.plus(cacheDuration).plus(LONGEST_KEY);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void refuseUnless(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("enks.revision.keys." + message);
        }
    }
}
