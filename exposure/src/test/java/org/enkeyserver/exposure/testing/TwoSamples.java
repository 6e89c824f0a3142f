package org.enkeyserver.exposure.testing;

import java.util.Arrays;

/// Whether two samples look drawn from the same distribution.
///
/// @param ksDistance the largest distance of their distribution functions, 0 to 1
/// @param ksP probability of such a distance, or a larger one, between samples of one distribution
/// @param auc probability that a random value of one is above a random value of the other, ties
///   count half; 0.5 to 1, whichever is the larger one
public record TwoSamples(double ksDistance, double ksP, double auc) {

    private static final int TERMS = 100;

    public static TwoSamples compare(long[] one, long[] other) {
        long[] a = sorted(one);
        long[] b = sorted(other);
        double distance = 0;
        double above = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            long value = Math.min(i < a.length ? a[i] : b[j], j < b.length ? b[j] : a[i]);
            int equalA = countEqual(a, i, value);
            int equalB = countEqual(b, j, value);
            above += (double) equalA * j + equalA * equalB / 2.0;
            i += equalA;
            j += equalB;
            distance = Math.max(distance, Math.abs((double) i / a.length - (double) j / b.length));
        }
        double auc = above / a.length / b.length;
        return new TwoSamples(
                distance, probability(distance, a.length, b.length), Math.max(auc, 1 - auc));
    }

    /// How often the best single threshold tells the two apart, 0.5 to 1.
    public double bestThreshold() {
        return 0.5 + ksDistance / 2;
    }

    private static int countEqual(long[] sorted, int from, long value) {
        int end = from;
        while (end < sorted.length && sorted[end] == value) {
            end++;
        }
        return end - from;
    }

    /// The Kolmogorov distribution, as good as exact for samples of more than a few dozen.
    private static double probability(double distance, int sizeA, int sizeB) {
        double root = Math.sqrt((double) sizeA * sizeB / (sizeA + sizeB));
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        if (lambda < 0.3) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            sum += (k % 2 == 0 ? -2 : 2) * Math.exp(-2 * k * k * lambda * lambda);
        }
        return Math.clamp(sum, 0, 1);
    }

    private static long[] sorted(long[] sample) {
        long[] copy = sample.clone();
        Arrays.sort(copy);
        return copy;
    }
}
