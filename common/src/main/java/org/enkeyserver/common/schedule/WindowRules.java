package org.enkeyserver.common.schedule;

import java.time.Duration;

/// The server's settings that decide when a window may be exported.
///
/// @param truncateWindow what upload times are truncated to; the same in all services
/// @param minWindowAge how long a window settles before it is exported
/// @param timeToLive how long a window stays in an index; older ones are not exported at all
/// @param maxBackfill most windows planned at once; the oldest are merged into one beyond that
public record WindowRules(
        Duration truncateWindow, Duration minWindowAge, Duration timeToLive, int maxBackfill) {

    public WindowRules {
        if (truncateWindow.toSeconds() < 1) {
            throw new IllegalArgumentException("upload times are truncated to a second or more");
        }
        if (minWindowAge.isNegative()) {
            throw new IllegalArgumentException("a window age is not negative");
        }
        if (maxBackfill < 1) {
            throw new IllegalArgumentException("at least one window is planned at once");
        }
    }
}
