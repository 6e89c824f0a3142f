package org.enkeyserver.exposure.reply;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/// The shortest time between the arrival of a request and its answer, so that an outcome that is
/// found out early does not show. // S-04
///
/// Holds no state: nothing is measured, averaged or shared between requests. // S-03
public final class AnswerFloor {

    private final Duration floor;
    private final Ticker ticker;

    /// @param ticker nanoseconds that never run backwards, unlike a clock
    public AnswerFloor(Duration floor, Ticker ticker) {
        this.floor = floor;
        this.ticker = ticker;
    }

    /// This moment, for [#remaining].
    public long arrival() {
        return ticker.read();
    }

    /// How long an answer has still to wait, from 0 to the floor.
    public Duration remaining(long arrival) {
        Duration left = floor.minusNanos(ticker.read() - arrival);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
