package org.enkeyserver.exposure.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A monotonic clock that stands still until it is moved.
final class TestTicker implements Ticker {

    private final AtomicLong nanos = new AtomicLong(-7);

    void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public long read() {
        return nanos.get();
    }
}
