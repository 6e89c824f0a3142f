package org.enkeyserver.exposure.stats;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is published of the statistics, and to whom.
///
/// @param audience the claim `aud` that a reader's token must have
/// @param uploadMinimum fewer uploads than this are never shown apart, 10 or more
/// @param embargoPeriod time after which a day under the minimum is at least mentioned, 48 h or
///   more; 0 or less for never
/// @param responsePaddingMinBytes fewest random bytes in an answer; 0 or less means 1024
/// @param responsePaddingRange different numbers of random bytes; 0 or less means 1024
/// @param rollUpEvery pause of the job `stats-roll-up`
@ConfigurationProperties("enks.stats")
record StatsSettings(
        @DefaultValue("keyserver") String audience,
        @DefaultValue("10") int uploadMinimum,
        @DefaultValue("48h") Duration embargoPeriod,
        @DefaultValue("2048") int responsePaddingMinBytes,
        @DefaultValue("1024") int responsePaddingRange,
        @DefaultValue("4h") Duration rollUpEvery) {

    private static final int SMALLEST_MINIMUM = 10;
    private static final Duration SHORTEST_EMBARGO = Duration.ofDays(2);
    private static final int USUAL_PADDING = 1024;
    private static final int LARGEST_PADDING = 1_000_000;

    StatsSettings {
        if (audience.isBlank()) {
            throw new IllegalArgumentException(
                    "enks.stats.audience (STATS_AUDIENCE) must not be empty");
        }
        if (uploadMinimum < SMALLEST_MINIMUM) {
            throw new IllegalArgumentException(
                    "enks.stats.upload-minimum (STATS_UPLOAD_MINIMUM) must be >= 10, got: "
                            + uploadMinimum);
        }
        if (embargoPeriod.isPositive() && embargoPeriod.compareTo(SHORTEST_EMBARGO) < 0) {
            throw new IllegalArgumentException(
                    "enks.stats.embargo-period (STATS_EMBARGO_PERIOD) must be >= 48h, or <= 0 for"
                            + " never, got: "
                            + embargoPeriod);
        }
        if (!rollUpEvery.isPositive()) {
            throw new IllegalArgumentException("enks.stats.roll-up-every must be positive");
        }
        responsePaddingMinBytes =
                responsePaddingMinBytes <= 0 ? USUAL_PADDING : responsePaddingMinBytes;
        responsePaddingRange = responsePaddingRange <= 0 ? USUAL_PADDING : responsePaddingRange;
        if (responsePaddingMinBytes > LARGEST_PADDING || responsePaddingRange > LARGEST_PADDING) {
            throw new IllegalArgumentException(
                    "enks.stats.response-padding-min-bytes (RESPONSE_PADDING_MIN_BYTES) and"
                            + " enks.stats.response-padding-range (RESPONSE_PADDING_RANGE) must be"
                            + " at most "
                            + LARGEST_PADDING);
        }
    }
}
