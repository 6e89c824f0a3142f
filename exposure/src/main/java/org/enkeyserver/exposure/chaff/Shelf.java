package org.enkeyserver.exposure.chaff;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Uploads of one size, made in advance: signing within a request would show in its time.
///
/// Each is handed out once, and while at least half of its certificate's life is left. Safe for
/// threads.
final class Shelf {

    private static final int ROOM = 8;

    private final BlockingQueue<Made> stock = new ArrayBlockingQueue<>(ROOM);
    private final ChaffPress press;
    private final int keys;

    /// @param keys in each upload
    Shelf(ChaffPress press, int keys) {
        this.press = press;
        this.keys = keys;
    }

    /// An upload from the stock, or one made now where nothing fresh is left.
    ChaffUpload take(Instant now) {
        Made next = stock.poll();
        while (next != null) {
            if (next.isFresh(now, press.life().dividedBy(2))) {
                return next.upload();
            }
            next = stock.poll();
        }
        return press.press(keys, now);
    }

    /// Fills up the stock, and replaces what would soon be too old.
    void fill(Instant now) {
        stock.removeIf(one -> !one.isFresh(now, press.life().dividedBy(4)));
        while (stock.remainingCapacity() > 0) {
            stock.add(new Made(press.press(keys, now), now));
        }
    }

    private record Made(ChaffUpload upload, Instant at) {

        boolean isFresh(Instant now, Duration longest) {
            return !now.isBefore(at) && now.isBefore(at.plus(longest));
        }
    }
}
