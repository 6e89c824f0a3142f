package org.enkeyserver.exposure.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellsTest {

    @ParameterizedTest(name = "{0}: {1} shows {2}, safe {3}")
    @CsvSource({
        "nothing small, 12 30 0, 12 30 0, true",
        "the next larger is hidden with a small one, 4 12 30, 0 0 30, true",
        "equal ones are hidden together, 4 12 12, 0 0 0, true",
        "small ones that make a crowd hide each other, 4 7 30, 0 0 30, true",
        "nine and nine of eighteen would be certain, 9 9 30, 0 0 0, true",
        "nothing is left to hide, 9 9 9, 0 0 0, false",
        "a small sum, 3 0 2, 0 0 0, false",
        "nothing at all, 0 0 0, 0 0 0, true"
    })
    void hidesSmallCounts(String row, String counts, String shown, boolean safe) { // S-22
        Cells cells = Cells.of(numbers(counts), 10);

        assertThat(cells.shown()).isEqualTo(numbers(shown));
        assertThat(cells.isSafe()).isEqualTo(safe);
    }

    private static List<Long> numbers(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Long::valueOf).toList();
    }
}
