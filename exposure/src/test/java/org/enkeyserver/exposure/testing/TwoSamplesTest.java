package org.enkeyserver.exposure.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The measure that S-02 is judged by is itself judged by what is known.
final class TwoSamplesTest {

    @Test
    void countsPairsByHand() {
        TwoSamples compared = TwoSamples.compare(new long[] {3, 1, 2}, new long[] {2, 5});

        // Above: 3 over 2; half: 2 and 2. 1.5 of 6 pairs; turned round 4.5 of 6.
        assertThat(compared.auc()).isEqualTo(0.75);
        assertThat(compared.ksDistance()).isEqualTo(0.5);
        assertThat(compared.bestThreshold()).isEqualTo(0.75);
    }

    @Test
    void tellsSeparateSamplesApart() {
        TwoSamples compared =
                TwoSamples.compare(
                        LongStream.range(0, 50).toArray(), LongStream.range(50, 150).toArray());

        assertThat(compared.auc()).isEqualTo(1);
        assertThat(compared.ksDistance()).isEqualTo(1);
        assertThat(compared.ksP()).isLessThan(1e-9);
    }

    @Test
    void knowsTheKolmogorovDistribution() {
        // 1.36 standard distances are the textbook's 5 %.
        int size = 20_000;
        long[] one = LongStream.range(0, size).toArray();
        long shift = Math.round(1.358 * Math.sqrt(2.0 / size) * size);
        long[] other = LongStream.range(shift, size + shift).toArray();

        assertThat(TwoSamples.compare(one, other).ksP()).isCloseTo(0.05, within(0.001));
    }

    @Test
    void findsNothingInOneDistribution() throws NoSuchAlgorithmException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(2);
        int small = 0;
        for (int round = 0; round < 400; round++) {
            TwoSamples compared = TwoSamples.compare(draw(random), draw(random));
            assertThat(compared.auc()).isLessThan(0.58);
            small += compared.ksP() < 0.05 ? 1 : 0;
        }
        assertThat(small).isBetween(4, 36);
    }

    private static long[] draw(SecureRandom random) {
        return LongStream.generate(() -> random.nextInt(1_000_000)).limit(500).toArray();
    }
}
