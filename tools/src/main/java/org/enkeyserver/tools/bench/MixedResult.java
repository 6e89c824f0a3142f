package org.enkeyserver.tools.bench;

import java.time.Duration;

/// What a phase of real uploads and chaff came to. Not safe for use by several threads.
final class MixedResult {

    private final LoadResult real = new LoadResult();
    private final LoadResult chaff = new LoadResult();

    LoadResult real() {
        return real;
    }

    LoadResult chaff() {
        return chaff;
    }

    /// The side a request counts on.
    LoadResult of(BenchRequest request) {
        return switch (request) {
            case SignedRequest _ -> real;
            case ChaffRequest _ -> chaff;
        };
    }

    /// Requests of both kinds per second.
    double requestsPerSecond() {
        return real.requestsPerSecond() + chaff.requestsPerSecond();
    }

    void add(MixedResult other) {
        real.add(other.real);
        chaff.add(other.chaff);
    }

    void lasted(Duration time) {
        real.lasted(time);
        chaff.lasted(time);
    }

    int failures() {
        return real.failures() + chaff.failures();
    }
}
