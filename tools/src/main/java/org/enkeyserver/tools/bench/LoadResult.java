package org.enkeyserver.tools.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// What one load phase came to.
final class LoadResult {

    private final Latencies latencies = new Latencies();
    private final Latencies sizes = new Latencies();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private long keys;
    private long bytesOut;
    private long bytesIn;
    private int broken;
    private Duration elapsed = Duration.ZERO;

    void answered(HttpAnswer answer, int sent, long nanos) {
        latencies.add(nanos);
        if (answer.status() == 200) {
            sizes.add(answer.wireBytes());
        }
        statuses.merge(answer.status(), 1, Integer::sum);
        keys += answer.status() == 200 ? answer.inserted() : 0;
        bytesOut += sent;
        bytesIn += answer.wireBytes();
    }

    void broken() {
        broken++;
    }

    void add(LoadResult other) {
        latencies.addAll(other.latencies);
        sizes.addAll(other.sizes);
        other.statuses.forEach((status, count) -> statuses.merge(status, count, Integer::sum));
        keys += other.keys;
        bytesOut += other.bytesOut;
        bytesIn += other.bytesIn;
        broken += other.broken;
    }

    void lasted(Duration time) {
        elapsed = time;
    }

    Latencies latencies() {
        return latencies;
    }

    /// Bytes of each answer with status 200, headers included.
    Latencies sizes() {
        return sizes;
    }

    long keys() {
        return keys;
    }

    long bytesOut() {
        return bytesOut;
    }

    long bytesIn() {
        return bytesIn;
    }

    Duration elapsed() {
        return elapsed;
    }

    /// Requests that did not end in a 200, broken connections included.
    int failures() {
        return broken + latencies.count() - statuses.getOrDefault(200, 0);
    }

    double requestsPerSecond() {
        return perSecond((double) latencies.count());
    }

    double keysPerSecond() {
        return perSecond((double) keys);
    }

    private double perSecond(double count) {
        return elapsed.isZero() ? 0 : count / (elapsed.toNanos() / 1e9);
    }
}
