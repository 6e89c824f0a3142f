package org.enkeyserver.exposure.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A reader who adds up and subtracts whatever is shown of a day, for every small day beside a
/// crowd.
final class DifferencingTest {

    private static final int MINIMUM = 3;
    private static final int LARGEST = 4;
    private static final LocalDate DAY = LocalDate.parse("2021-06-13");
    private static final Instant NOW = Instant.parse("2021-06-15T12:34:56Z");

    /// So that both distributions have the same number of uploads.
    private static final long EACH_OTHER_AGE = 28;

    private static final long EACH_OTHER_ONSET = 13;
    private static final long OTHERS = 13 * EACH_OTHER_AGE;

    private final ReleaseRules rules =
            new ReleaseRules(MINIMUM, Duration.ofDays(2), Duration.ofHours(1));

    @Test
    void tellsNoSmallGroupApart() { // S-22, D30
        int[] tried = {0};

        forEachDay(day -> {
            tried[0]++;
            List<Long> sizes = derivable(day, release(day).counts());
            if (sizes.stream().anyMatch(size -> size > 0 && size < MINIMUM)) {
                throw new AssertionError(day + " gives away groups of " + sizes);
            }
        });

        assertThat(tried[0]).isGreaterThan(100_000);
    }

    @Test
    void saysTheSameOfADayAtEveryLook() { // S-22: two polls tell no more than one
        forEachDay(day -> {
            var neighbour = day(DAY.plusDays(1), 1, 1, 1, 1, 1, 1, 1, 1, 1);
            List<ReleasedDay> later =
                    rules.release(List.of(day, neighbour), NOW.plus(Duration.ofDays(30)));
            assertThat(later.getFirst()).isEqualTo(release(day));
        });
    }

    private ReleasedDay release(DayCounts day) {
        return rules.release(List.of(day), NOW).getFirst();
    }

    /// Every day with few uploads in three ages, two onsets and without onset, from two platforms
    /// and with few revisions; the rest of the day is a crowd.
    private static void forEachDay(Consumer<DayCounts> use) {
        int values = LARGEST + 1;
        int distributions = (int) Math.pow(values, 6);
        for (int code = 0; code < distributions; code++) {
            int[] n = digits(code, values, 6);
            if (n[0] + n[1] + n[2] != n[3] + n[4] + n[5]) {
                continue;
            }
            for (int rest = 0; rest < values * values * values; rest++) {
                int[] m = digits(rest, values, 3);
                use.accept(day(DAY, n[0], n[1], n[2], n[3], n[4], n[5], m[0], m[1], m[2]));
                use.accept(revising(n, m));
            }
        }
    }

    private static DayCounts day(
            LocalDate date,
            long age0,
            long age1,
            long age2,
            long missing,
            long onset0,
            long onset1,
            long revisions,
            long unknown,
            long ios) {
        List<Long> ages = new ArrayList<>(Collections.nCopies(16, EACH_OTHER_AGE));
        ages.set(0, age0);
        ages.set(1, age1);
        ages.set(2, age2);
        List<Long> onsets = new ArrayList<>(Collections.nCopies(30, EACH_OTHER_ONSET));
        onsets.set(0, onset0);
        onsets.set(1, onset1);
        long uploads = OTHERS + age0 + age1 + age2 + revisions;
        return new DayCounts(
                date,
                List.of(unknown, uploads - unknown - ios, ios),
                1000,
                revisions,
                missing,
                ages,
                onsets);
    }

    /// The same few uploads, beside a crowd that only revised.
    private static DayCounts revising(int[] n, int[] m) {
        List<Long> ages = new ArrayList<>(Collections.nCopies(16, 0L));
        List<Long> onsets = new ArrayList<>(Collections.nCopies(30, 0L));
        for (int i = 0; i < 3; i++) {
            ages.set(i, (long) n[i]);
        }
        onsets.set(0, (long) n[4]);
        onsets.set(1, (long) n[5]);
        long revisions = OTHERS + m[0];
        long uploads = revisions + n[0] + n[1] + n[2];
        return new DayCounts(
                DAY,
                List.of((long) m[1], uploads - m[1] - m[2], (long) m[2]),
                1000,
                revisions,
                n[3],
                ages,
                onsets);
    }

    private static int[] digits(int code, int base, int count) {
        int[] digits = new int[count];
        int rest = code;
        for (int i = 0; i < count; i++) {
            digits[i] = rest % base;
            rest /= base;
        }
        return digits;
    }

    /// Sizes of the groups of uploads that follow from sums and differences of what is shown, for a
    /// reader who even knows in which tables something is hidden.
    ///
    /// Three tables count the same uploads: all of them by platform; those with a revision, and the
    /// others by age and by onset. So two equations hold for what is hidden, and every group that
    /// can be derived is a combination of them.
    private static List<Long> derivable(DayCounts day, DayCounts shown) {
        long platforms = day.uploads() - shown.uploads();
        long revisions = day.revisions() - shown.revisions();
        long ages = sum(day.oldestTekDays()) - sum(shown.oldestTekDays());
        long onsets =
                day.missingOnset()
                        - shown.missingOnset()
                        + sum(day.onsetAgeDays())
                        - sum(shown.onsetAgeDays());
        List<Long> sizes = new ArrayList<>();
        for (int first = -1; first <= 1; first++) {
            for (int second = -1; second <= 1; second++) {
                // first * (platforms - revisions - ages) + second * (ages - onsets)
                long[] factors = {first, -first, second - first, -second};
                long[] hidden = {platforms, revisions, ages, onsets};
                addGroup(sizes, factors, hidden);
            }
        }
        return sizes;
    }

    private static void addGroup(List<Long> sizes, long[] factors, long[] hidden) {
        long size = 0;
        for (int i = 0; i < hidden.length; i++) {
            if (hidden[i] > 0 && factors[i] != 0 && factors[i] != 1) {
                return; // no group, but a difference of groups that do not contain each other
            }
            size += factors[i] * hidden[i];
        }
        sizes.add(size);
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
