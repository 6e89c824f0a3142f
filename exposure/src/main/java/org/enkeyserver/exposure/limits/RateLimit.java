package org.enkeyserver.exposure.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.enkeyserver.exposure.limits.Admission.Admitted;
import org.enkeyserver.exposure.limits.Admission.Limited;
import org.enkeyserver.exposure.limits.Pseudonyms.Pseudonym;

/// A token bucket for each caller, for as many callers as memory is set aside for.
///
/// Whoever was not seen for the time that fills an empty bucket is forgotten, which changes nothing
/// for them. When there are more callers than places, rare ones are forgotten first. Safe for
/// threads; time is that of a monotonic ticker.
final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Rate rate;
    private final Cache<Pseudonym, Bucket> buckets;
    private final TimeMeter time;

    /// @param places how many callers are remembered at once
    RateLimit(Rate rate, int places, Ticker ticker) {
        this.rate = rate;
        time = new Ticks(ticker);
        buckets =
                Caffeine.newBuilder()
                        .maximumSize(places)
                        .expireAfterAccess(timeToFill(rate))
                        .ticker(ticker)
                        .build();
    }

    Admission admit(Pseudonym caller) {
        if (rate.isOff()) {
            return new Admitted();
        }
        ConsumptionProbe probe =
                buckets.get(caller, fresh -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? new Admitted()
                : new Limited(wholeSeconds(probe.getNanosToWaitForRefill()));
    }

    /// How many callers are remembered now.
    long callers() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    private static Duration timeToFill(Rate rate) {
        return rate.isOff()
                ? MINUTE
                : MINUTE.multipliedBy(rate.burst()).dividedBy(rate.perMinute()).plusSeconds(1);
    }

    private static Duration wholeSeconds(long nanos) {
        return Duration.ofSeconds(Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds());
    }

    private record Ticks(Ticker ticker) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
