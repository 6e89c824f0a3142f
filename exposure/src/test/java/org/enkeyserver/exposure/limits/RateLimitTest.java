package org.enkeyserver.exposure.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.IntStream;
import org.enkeyserver.exposure.limits.Admission.Admitted;
import org.enkeyserver.exposure.limits.Admission.Limited;
import org.enkeyserver.exposure.limits.Pseudonyms.Pseudonym;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

    private static final Pseudonym ANNE = new Pseudonym(1, 1);
    private static final Pseudonym BOB = new Pseudonym(2, 2);

    private final TestTicker ticker = new TestTicker();

    @Test
    void admitsABurstAndThenTheRate() { // D02
        var limit = new RateLimit(new Rate(6, 3), 100, ticker);

        assertThat(admitted(limit, ANNE, 10)).isEqualTo(3);
        assertThat(admitted(limit, BOB, 10)).as("another caller").isEqualTo(3);
        ticker.advance(Duration.ofSeconds(10));
        assertThat(admitted(limit, ANNE, 10)).isEqualTo(1);
        ticker.advance(Duration.ofHours(1));
        assertThat(admitted(limit, ANNE, 10)).as("no more than the burst").isEqualTo(3);
    }

    @Test
    void saysWhenTheNextOneIsAdmitted() { // K-92
        var limit = new RateLimit(new Rate(6, 1), 100, ticker);
        limit.admit(ANNE);
        ticker.advance(Duration.ofMillis(2500));

        assertThat(limit.admit(ANNE)).isEqualTo(new Limited(Duration.ofSeconds(8)));
        ticker.advance(Duration.ofSeconds(8));
        assertThat(limit.admit(ANNE)).isEqualTo(new Admitted());
    }

    @Test
    void admitsEverythingWhereItIsOff() {
        var limit = new RateLimit(new Rate(0, 1), 100, ticker);

        assertThat(admitted(limit, ANNE, 1000)).isEqualTo(1000);
        assertThat(limit.callers()).isZero();
    }

    @Test
    void remembersNoMoreCallersThanPlaces() { // D02, D27: a million addresses
        var limit = new RateLimit(new Rate(1, 1), 1_000, ticker);
        var names = new Pseudonyms(new SecureRandom());

        for (int i = 0; i < 1_000_000; i++) {
            limit.admit(names.of(ByteBuffer.allocate(4).putInt(i).array()));
        }

        assertThat(limit.callers()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void forgetsCallersWhoseBucketIsFullAgain() {
        var limit = new RateLimit(new Rate(60, 60), 100, ticker);
        limit.admit(ANNE);
        ticker.advance(Duration.ofSeconds(62));

        assertThat(limit.callers()).isZero();
    }

    @Test
    void givesEachProcessOtherNames() { // S-06: a name tells nothing without the salt
        byte[] address = {10, 0, 0, 1};

        var here = new Pseudonyms(new SecureRandom());
        assertThat(here.of(address)).isEqualTo(here.of(address));
        assertThat(new Pseudonyms(new SecureRandom()).of(address)).isNotEqualTo(here.of(address));
    }

    private static long admitted(RateLimit limit, Pseudonym caller, int tries) {
        return IntStream.range(0, tries)
                .filter(i -> limit.admit(caller) instanceof Admitted)
                .count();
    }
}
