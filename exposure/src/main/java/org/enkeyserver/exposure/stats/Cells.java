package org.enkeyserver.exposure.stats;

import java.util.ArrayList;
import java.util.List;

/// Counts whose sum is known or can be worked out, some of them hidden.
///
/// A hidden count reads 0, as an empty one does. Counts of 1 to `minimum - 1` are hidden first
/// (primary suppression). If what is hidden could be worked out from the sum of all, the smallest
/// counts that are left are hidden too (complementary suppression).
final class Cells {

    private final List<Long> shown;
    private final int minimum;
    private long hiddenSum;

    private Cells(List<Long> counts, int minimum) {
        shown = new ArrayList<>(counts);
        this.minimum = minimum;
    }

    static Cells of(List<Long> counts, int minimum) {
        var cells = new Cells(counts, minimum);
        for (int i = 0; i < counts.size(); i++) {
            if (isSmall(counts.get(i), minimum)) {
                cells.hide(i);
            }
        }
        while (!cells.isSafe() && cells.hasShown()) {
            cells.hideSmallestShown();
        }
        return cells;
    }

    static boolean isSmall(long count, int minimum) {
        return count > 0 && count < minimum;
    }

    /// What is published of the counts, in their order.
    List<Long> shown() {
        return List.copyOf(shown);
    }

    boolean hidesSome() {
        return hiddenSum > 0;
    }

    /// Whether the sum of the hidden counts may become known: it names no small group, and does not
    /// fix each of them at the largest count that is still small.
    boolean isSafe() {
        long hiddenOrEmpty = shown.stream().filter(count -> count == 0).count();
        return !isSmall(hiddenSum, minimum)
                && (hiddenSum == 0 || hiddenSum != hiddenOrEmpty * (minimum - 1));
    }

    void hideAll() {
        for (int i = 0; i < shown.size(); i++) {
            hide(i);
        }
    }

    private boolean hasShown() {
        return shown.stream().anyMatch(count -> count > 0);
    }

    /// Equal counts go together: which of them went would tell where the small one is.
    private void hideSmallestShown() {
        long smallest = shown.stream().filter(count -> count > 0).min(Long::compare).orElseThrow();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i) == smallest) {
                hide(i);
            }
        }
    }

    private void hide(int index) {
        hiddenSum += shown.set(index, 0L);
    }
}
