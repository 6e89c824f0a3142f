package org.enkeyserver.tools.bench;

import java.util.Arrays;

/// How well real answers can be told from chaff by one number, such as time or size.
///
/// The area under the ROC curve (Mann-Whitney): the chance that a random answer of one kind has a
/// greater number than a random one of the other, ties counted half. 0.5 says nothing, 1 and 0 say
/// everything.
final class Telling {

    private Telling() {}

    /// The area; 0.5 when there is nothing to compare.
    static double area(long[] real, long[] chaff) {
        if (real.length == 0 || chaff.length == 0) {
            return 0.5;
        }
        long[] sorted = chaff.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (long value : real) {
            int below = firstAtLeast(sorted, value);
            int ties = firstAtLeast(sorted, value + 1) - below;
            wins += below + ties / 2.0;
        }
        return wins / ((double) real.length * chaff.length);
    }

    private static int firstAtLeast(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
