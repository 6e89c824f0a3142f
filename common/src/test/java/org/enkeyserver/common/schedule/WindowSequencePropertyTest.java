package org.enkeyserver.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.enkeyserver.common.tek.TimeWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks exports of random shape through time, with pauses of random length, and changes their
/// period on the way.
class WindowSequencePropertyTest {

    private static final Instant START = Instant.parse("2021-03-01T00:00:00Z");
    private static final Duration TTL = Duration.ofDays(14);
    private static final int[] PERIODS = {60, 600, 900, 1800, 3600, 10_800, 14_400, 43_200, 86_400};
    private static final int[] TRUNCATIONS = {1, 10, 60, 300, 600, 3600, 7200, 14_400, 25_200};

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyKeyLandsInExactlyOneWindow(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Duration truncation = Duration.ofSeconds(TRUNCATIONS[random.nextInt(TRUNCATIONS.length)]);
        Duration age = Duration.ofMinutes(random.nextInt(180));
        WindowRules rules = new WindowRules(truncation, age, TTL, 1 + random.nextInt(8));
        WindowSequence sequence = new WindowSequence(rules);
        Instant from = START.plusSeconds(random.nextInt(200_000));
        Optional<Instant> thru =
                random.nextBoolean()
                        ? Optional.of(from.plusSeconds(1 + random.nextInt(600_000)))
                        : Optional.empty();
        Duration period = period(random);
        List<TimeWindow> all = new ArrayList<>();
        Instant now = from;
        for (int run = 0; run < 60; run++) {
            now = now.plusSeconds(random.nextInt(run % 20 == 19 ? 400_000 : 20_000));
            period = random.nextInt(10) == 0 ? period(random) : period;
            ExportSpan span = new ExportSpan(period, from, thru);
            List<TimeWindow> due =
                    all.isEmpty()
                            ? sequence.first(span, now)
                            : sequence.after(all.getLast().end(), span, now);

            assertThat(due).hasSizeLessThanOrEqualTo(rules.maxBackfill());
            Instant closed = TimeWindow.truncate(now.minus(age), truncation);
            assertThat(due).allMatch(window -> !window.end().isAfter(closed));
            all.addAll(due);
        }

        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).start()).isEqualTo(all.get(i - 1).end());
        }
        keysLandOnce(random, all, from, thru, truncation);
    }

    private static void keysLandOnce(
            RandomGenerator random,
            List<TimeWindow> windows,
            Instant from,
            Optional<Instant> thru,
            Duration truncation) {
        if (windows.isEmpty()) {
            return;
        }
        Instant exported = windows.getLast().end();
        assertThat(thru.filter(exported::isAfter)).isEmpty();
        assertThat(windows.getFirst().start()).isBeforeOrEqualTo(from);
        for (int key = 0; key < 200; key++) {
            long span = Duration.between(from, exported).toSeconds();
            Instant uploaded = from.plusSeconds(random.nextLong(Math.max(1, span)));
            Instant createdAt = TimeWindow.truncate(uploaded, truncation);
            if (createdAt.isBefore(windows.getFirst().start())) {
                continue;
            }
            assertThat(windows.stream().filter(window -> window.contains(createdAt))).hasSize(1);
        }
    }

    private static Duration period(RandomGenerator random) {
        return Duration.ofSeconds(PERIODS[random.nextInt(PERIODS.length)]);
    }
}
