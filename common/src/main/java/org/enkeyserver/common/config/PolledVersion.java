package org.enkeyserver.common.config;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The number of the configuration, asked for at most once in an interval.
///
/// One thread asks while the others go on with the last number, unless that is too old: then they
/// ask themselves.
final class PolledVersion {

    private final LongSupplier database;
    private final Ticker ticker;
    private final long pollNanos;
    private final long stalestNanos;
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicReference<@Nullable Seen> last = new AtomicReference<>();

    PolledVersion(LongSupplier database, Ticker ticker, Duration poll, Duration stalest) {
        this.database = database;
        this.ticker = ticker;
        pollNanos = poll.toNanos();
        stalestNanos = stalest.toNanos();
    }

    long current() {
        Seen seen = last.get();
        long age = seen == null ? 0 : ticker.read() - seen.nanos();
        if (seen == null || age >= stalestNanos) {
            return ask();
        }
        if (age < pollNanos || !asking.tryLock()) {
            return seen.version();
        }
        try {
            return ask();
        } finally {
            asking.unlock();
        }
    }

    private long ask() {
        // Before the question: the answer is at least as new as this moment.
        long nanos = ticker.read();
        Seen asked = new Seen(database.getAsLong(), nanos);
        Seen newest = last.accumulateAndGet(asked, PolledVersion::newer);
        return newest == null ? asked.version() : newest.version();
    }

    /// A slow answer to an old question never replaces a newer one.
    private static @Nullable Seen newer(@Nullable Seen one, @Nullable Seen other) {
        return one == null || (other != null && other.nanos() - one.nanos() >= 0) ? other : one;
    }

    private record Seen(long version, long nanos) {}
}
