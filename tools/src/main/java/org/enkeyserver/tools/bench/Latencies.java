package org.enkeyserver.tools.bench;

import java.time.Duration;
import java.util.Arrays;

/// Times of many requests, or other numbers. Not safe for use by several threads: each has its own,
/// merged at the end.
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    void add(long elapsedNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = elapsedNanos;
    }

    void addAll(Latencies others) {
        for (int position = 0; position < others.count; position++) {
            add(others.nanos[position]);
        }
    }

    /// The numbers in the order in which they came.
    long[] values() {
        return Arrays.copyOf(nanos, count);
    }

    int count() {
        return count;
    }

    /// The time within which `percent` of the requests were done; zero when there were none.
    Duration percentile(double percent) {
        if (count == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * count);
        return Duration.ofNanos(sorted[Math.clamp(rank - 1, 0, count - 1)]);
    }
}
