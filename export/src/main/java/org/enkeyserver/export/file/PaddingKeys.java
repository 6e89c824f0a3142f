package org.enkeyserver.export.file;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.enkeyserver.common.store.KeyTraits;
import org.enkeyserver.common.store.ScannedKey;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.StoredKey.Origin;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.springframework.stereotype.Component;

/// Generates keys that nobody can tell from the real ones of a window.
///
/// Each copies everything but the key bytes from a real key drawn at random: values that occur
/// together go on occurring together, as often as among real keys. // B-04
@Component
class PaddingKeys {

    private final SecureRandom random;

    PaddingKeys(SecureRandom random) {
        this.random = random;
    }

    /// How many keys a window lacks.
    ///
    /// Padding never causes one more file; a window without new keys gets none.
    ///
    /// @param floor fewest new keys in a window
    /// @param range jitter above the floor, so that the number says nothing
    /// @param maxKeys keys and revised keys in a file
    int missing(long newKeys, long revisedKeys, int floor, int range, int maxKeys) {
        if (newKeys == 0 || newKeys >= floor) {
            return 0;
        }
        long target = (long) floor + random.nextInt(range + 1);
        long total = newKeys + revisedKeys;
        long room = Math.ceilDiv(total, maxKeys) * maxKeys - total;
        return (int) Math.min(target - newKeys, room);
    }

    /// Generates keys after the pattern of `sources`.
    List<StoredKey> generate(int count, List<KeyTraits> sources) {
        List<KeyTraits> real =
                sources.stream().filter(key -> key.origin() != Origin.PADDING).toList();
        List<KeyTraits> patterns = real.isEmpty() ? sources : real;
        return Stream.generate(() -> like(patterns.get(random.nextInt(patterns.size()))))
                .limit(count)
                .toList();
    }

    private StoredKey like(KeyTraits pattern) {
        ScannedKey key = pattern.key();
        byte[] bytes = new byte[TemporaryExposureKey.LENGTH];
        random.nextBytes(bytes);
        Optional<DaysSinceOnset> onset =
                key.daysSinceOnset().isPresent()
                        ? Optional.of(new DaysSinceOnset(key.daysSinceOnset().getAsInt()))
                        : Optional.empty();
        return new StoredKey(
                TemporaryExposureKey.of(bytes),
                new IntervalNumber(key.rollingStart()),
                new RollingPeriod(key.rollingPeriod()),
                new TransmissionRisk(key.transmissionRisk()),
                key.reportType(),
                onset,
                pattern.regions(),
                pattern.traveler(),
                Origin.PADDING,
                Optional.empty(),
                OptionalLong.empty(),
                pattern.createdAt());
    }
}
