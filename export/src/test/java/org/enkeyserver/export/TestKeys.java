package org.enkeyserver.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.StoredKey.Origin;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;

/// Builds stored keys: a confirmed key of region US unless told otherwise.
public record TestKeys(Instant createdAt, Set<String> regions, boolean traveler) {

    private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

    public static TestKeys at(String createdAt) {
        return new TestKeys(Instant.parse(createdAt), Set.of("US"), false);
    }

    public TestKeys of(String... newRegions) {
        return new TestKeys(createdAt, Set.of(newRegions), traveler);
    }

    public TestKeys travelers() {
        return new TestKeys(createdAt, regions, true);
    }

    public List<StoredKey> make(int count) {
        return Stream.generate(this::one).limit(count).toList();
    }

    public StoredKey one() {
        byte[] bytes = new byte[TemporaryExposureKey.LENGTH];
        RANDOM.nextBytes(bytes);
        int daysAgo = 1 + RANDOM.nextInt(10);
        int today = IntervalNumber.at(createdAt).day();
        return new StoredKey(
                TemporaryExposureKey.of(bytes),
                new IntervalNumber((today - daysAgo) * IntervalNumber.PER_DAY),
                RollingPeriod.DAY,
                new TransmissionRisk(2),
                Optional.of(ReportType.CONFIRMED),
                Optional.of(new DaysSinceOnset(3 - daysAgo)),
                regions,
                traveler,
                Origin.LOCAL,
                Optional.of("app"),
                OptionalLong.of(1),
                createdAt);
    }
}
