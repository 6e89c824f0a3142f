package org.enkeyserver.exposure.validation;

import java.time.Duration;
import java.time.Instant;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.TimeWindow;

/// Decides from when on a key may be exported: a key that phones still use waits for the first
/// window boundary after its end.
final class Embargo {

    private final Duration window;
    private final boolean releasesSameDay;

    Embargo(ValidationSettings settings) {
        window = settings.truncateWindow();
        releasesSameDay = settings.debugReleaseSameDayKeys();
    }

    /// The time that is stored as the key's time of upload.
    ///
    /// @param end first interval after the key's use
    Instant createdAt(IntervalNumber end, UploadMoment moment) {
        if (end.value() > moment.current().value() && !releasesSameDay) {
            return TimeWindow.truncate(end.start().plus(window), window);
        }
        return TimeWindow.truncate(moment.now(), window);
    }
}
