package org.enkeyserver.exposure.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.enkeyserver.common.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of a day is published, at the frozen clock of `spec/publish.md`.
final class ReleaseRulesTest {

    private static final Instant NOW = TestClock.SPEC_NOW;
    private static final LocalDate TODAY = LocalDate.parse("2021-06-15");

    private final ReleaseRules rules = rules(10, Duration.ofDays(2));

    @Test
    void releasesFinishedDaysOnly() { // P07 deviates (D30): no day that is still counted
        var days =
                List.of(
                        day(TODAY.minusDays(3), 3),
                        day(TODAY.minusDays(2), 26),
                        day(TODAY.minusDays(1), 3),
                        day(TODAY, 481));

        List<ReleasedDay> released = rules.release(days, NOW);

        assertThat(released)
                .extracting(one -> one.counts().day())
                .containsExactly(TODAY.minusDays(3), TODAY.minusDays(2));
        assertThat(released.getFirst())
                .isEqualTo(new ReleasedDay(day(TODAY.minusDays(3), 0), true));
        assertThat(released.getLast())
                .isEqualTo(new ReleasedDay(day(TODAY.minusDays(2), 26), false));
    }

    @ParameterizedTest(name = "truncated to {0}, at {1}: {2} is not finished")
    @CsvSource({
        "PT1H, 2021-06-15T01:09:59Z, 2021-06-14",
        "PT1H, 2021-06-15T01:10:00Z, 2021-06-15",
        "PT7H, 2021-06-15T06:00:00Z, 2021-06-14"
    })
    void waitsForTheLastUploadOfADay(Duration window, Instant now, LocalDate unfinished) { // S-22
        var custom = new ReleaseRules(10, Duration.ofDays(2), window);

        assertThat(custom.firstUnfinishedDay(now)).isEqualTo(unfinished);
    }

    @ParameterizedTest(name = "embargo {0} at {1}: mentioned {2}")
    @CsvSource({
        "PT48H, 2021-06-15T00:00:00Z, false",
        "PT48H, 2021-06-15T00:00:01Z, true",
        "PT0S, 2021-07-15T00:00:00Z, false",
        "PT-1H, 2021-07-15T00:00:00Z, false"
    })
    void mentionsASmallDayAfterTheEmbargo(Duration embargo, Instant now, boolean mentioned) { // D30
        LocalDate small = LocalDate.parse("2021-06-12");

        List<ReleasedDay> released = rules(10, embargo).release(List.of(day(small, 9)), now);

        assertThat(released)
                .isEqualTo(mentioned ? List.of(new ReleasedDay(day(small, 0), true)) : List.of());
    }

    @Test
    void hidesSmallCountsAndTheNextLargerOne() { // S-22
        List<Long> ages = new ArrayList<>(Collections.nCopies(16, 0L));
        ages.set(2, 40L);
        ages.set(3, 12L);
        ages.set(9, 4L);
        List<Long> onsets = new ArrayList<>(Collections.nCopies(30, 0L));
        onsets.set(5, 30L);
        var day =
                new DayCounts(TODAY.minusDays(1), List.of(0L, 36L, 20L), 500, 0, 26, ages, onsets);

        ReleasedDay released = rules.release(List.of(day), NOW).getFirst();

        assertThat(released.suppressed()).isTrue();
        assertThat(released.counts().publish()).containsExactly(0L, 36L, 20L);
        assertThat(released.counts().teks()).isEqualTo(500);
        assertThat(released.counts().missingOnset()).isEqualTo(26);
        assertThat(released.counts().oldestTekDays()).startsWith(0L, 0L, 40L, 0L).endsWith(0L);
        assertThat(released.counts().oldestTekDays().stream().mapToLong(n -> n).sum())
                .isEqualTo(40);
    }

    @Test
    void leavesALargeDayAsItIs() {
        DayCounts large = day(TODAY.minusDays(1), 4000);

        assertThat(rules.release(List.of(large), NOW))
                .containsExactly(new ReleasedDay(large, false));
    }

    private static ReleaseRules rules(int minimum, Duration embargo) {
        return new ReleaseRules(minimum, embargo, Duration.ofHours(1));
    }

    /// All uploads from Android, with a key a day old and without an onset.
    private static DayCounts day(LocalDate date, long uploads) {
        List<Long> ages = new ArrayList<>(Collections.nCopies(16, 0L));
        ages.set(1, uploads);
        return new DayCounts(
                date,
                List.of(0L, uploads, 0L),
                uploads * 10,
                0,
                uploads,
                ages,
                Collections.nCopies(30, 0L));
    }
}
