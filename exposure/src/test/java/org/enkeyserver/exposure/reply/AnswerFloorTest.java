package org.enkeyserver.exposure.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The model of delays: what deployed servers got wrong with averages. // S-03
final class AnswerFloorTest {

    private static final int ROUNDS = 2_000;

    private final AtomicLong nanos = new AtomicLong();

    @ParameterizedTest(name = "S-03: floor of {0} ms")
    @ValueSource(longs = {0, 1, 9, 10, 100, 5_000})
    void waitsUntilTheFloorAndNoLonger(long floorMillis) throws NoSuchAlgorithmException {
        Duration floor = Duration.ofMillis(floorMillis);
        var answers = new AnswerFloor(floor, nanos::get);
        SecureRandom random = seeded(floorMillis);
        for (int round = 0; round < ROUNDS; round++) {
            // Nanoseconds may start anywhere, run over, and stand still.
            nanos.set(random.nextLong());
            long worked = random.nextInt(5) == 0 ? 0 : random.nextLong(10_000_000_000L);
            long arrival = answers.arrival();
            nanos.addAndGet(worked);

            Duration left = answers.remaining(arrival);

            assertThat(left).isBetween(Duration.ZERO, floor);
            long total = worked + left.toNanos();
            assertThat(total).isEqualTo(Math.max(worked, floor.toNanos()));
        }
    }

    @Test
    void isNotMovedByOtherRequests() { // S-03
        Duration floor = Duration.ofMillis(100);
        var answers = new AnswerFloor(floor, nanos::get);
        long mine = answers.arrival();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, ROUNDS)
                    .forEach(i ->
                            threads.execute(
                                    () -> answers.remaining(answers.arrival() - 1_000L * i)));
        }

        assertThat(answers.remaining(mine)).isEqualTo(floor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT5.001S"})
    void refusesFloorsThatPhonesWouldNotWaitFor(String floor) {
        assertThatThrownBy(() -> new AnswerSettings(Duration.parse(floor)))
                .hasMessageContaining("enks.publish.answer-floor (PUBLISH_ANSWER_FLOOR)");
    }

    private static SecureRandom seeded(long seed) throws NoSuchAlgorithmException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(seed);
        return random;
    }
}
