package org.enkeyserver.exposure.chaff;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;

/// The stock of uploads for rehearsals, filled up by a thread of its own.
///
/// Safe for threads.
public final class ChaffUploads implements DisposableBean {

    /// Stays below a quarter of the life of certificates.
    private static final long LONGEST_PAUSE_SECONDS = 60;

    private final List<Shelf> shelves;
    private final KeyCounts counts;
    private final Clock clock;
    private final Semaphore taken = new Semaphore(0);
    private final Thread refill =
            Thread.ofPlatform().daemon().name("chaff-refill").unstarted(this::refill);

    /// @param most keys that an upload may have
    ChaffUploads(ChaffPress press, KeyCounts counts, int most, Clock clock) {
        this.counts = counts;
        this.clock = clock;
        shelves =
                IntStream.rangeClosed(1, Math.min(most, KeyCounts.MOST))
                        .mapToObj(keys -> new Shelf(press, keys))
                        .toList();
        fill();
        refill.start();
    }

    /// An upload that was never handed out before.
    ///
    /// @param sentKeys keys that the chaff itself brought; where no real upload has so many,
    ///   another number
    public ChaffUpload take(int sentKeys) {
        int keys = sentKeys >= 1 && sentKeys <= shelves.size() ? sentKeys : counts.draw();
        Shelf shelf = shelves.get(Math.min(keys, shelves.size()) - 1);
        ChaffUpload upload = shelf.take(clock.instant());
        taken.release();
        return upload;
    }

    @Override
    public void destroy() {
        refill.interrupt();
    }

    private void refill() {
        try {
            while (true) {
                if (taken.tryAcquire(LONGEST_PAUSE_SECONDS, TimeUnit.SECONDS)) {
                    taken.drainPermits();
                }
                fill();
            }
        } catch (InterruptedException stopping) {
            // Nothing is left to do.
        }
    }

    private void fill() {
        shelves.forEach(shelf -> shelf.fill(clock.instant()));
    }
}
