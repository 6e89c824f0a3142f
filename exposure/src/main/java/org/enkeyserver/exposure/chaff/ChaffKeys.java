package org.enkeyserver.exposure.chaff;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.enkeyserver.exposure.wire.LenientBase64;
import org.enkeyserver.exposure.wire.SentKey;

/// Random keys that every rule accepts: one after the other, the last one just over.
final class ChaffKeys {

    /// Phones forget older keys.
    private static final long LONGEST_KEPT = 15L * IntervalNumber.PER_DAY;

    private final SecureRandom random;

    /// In intervals.
    private final long oldest;

    ChaffKeys(ValidationSettings settings, SecureRandom random) {
        this.random = random;
        long taken = settings.maxIntervalAge().toSeconds() / IntervalNumber.SECONDS;
        oldest = Math.min(taken, LONGEST_KEPT);
    }

    /// Keys of whole days, shorter ones where more of them must fit the age that is taken.
    List<SentKey> keys(int count, Instant now) {
        int period = Math.clamp(oldest / count, RollingPeriod.MIN, RollingPeriod.MAX);
        int current = IntervalNumber.at(now).value();
        return IntStream.range(0, count)
                .mapToObj(i -> new SentKey(i, text(), current - (i + 1) * period, period, 0))
                .toList();
    }

    /// An onset amid the keys, so that none of them is too far from it.
    int onset(List<SentKey> keys) {
        return keys.get(keys.size() / 2).rollingStartNumber();
    }

    private String text() {
        byte[] bytes = new byte[TemporaryExposureKey.LENGTH];
        random.nextBytes(bytes);
        return LenientBase64.encode(bytes);
    }
}
