package org.enkeyserver.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellingTest {

    @Test
    void isHalfForEqualNumbers() {
        assertThat(Telling.area(new long[] {1, 2, 3}, new long[] {3, 2, 1})).isEqualTo(0.5);
        assertThat(Telling.area(new long[] {7}, new long[] {7, 7})).isEqualTo(0.5);
        assertThat(Telling.area(new long[0], new long[] {7})).isEqualTo(0.5);
    }

    @Test
    void isOneOrZeroWhereOneKindIsAlwaysGreater() {
        assertThat(Telling.area(new long[] {8, 9}, new long[] {1, 2})).isEqualTo(1);
        assertThat(Telling.area(new long[] {1, 2}, new long[] {8, 9})).isZero();
    }

    @Test
    void countsPairs() {
        // 5 beats 1 and 4, ties with 5 and loses to 6: 2.5 of 4.
        assertThat(Telling.area(new long[] {5}, new long[] {1, 4, 5, 6})).isEqualTo(0.625);
    }
}
