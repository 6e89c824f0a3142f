package org.enkeyserver.common.config.edit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The moments of an entry, as fine as the database keeps them.
final class Moments {

    private Moments() {}

    /// The start of something: as wanted, else as it is, else now.
    static Instant start(@Nullable Instant wanted, @Nullable Instant before, Instant now) {
        if (wanted != null) {
            return wanted.truncatedTo(ChronoUnit.MICROS);
        }
        return before == null ? now : before;
    }

    static @Nullable Instant end(@Nullable Instant wanted) {
        return wanted == null ? null : wanted.truncatedTo(ChronoUnit.MICROS);
    }

    /// When something ends that is left out: now, unless it ended before or was to start later.
    static Instant endedAt(@Nullable Instant from, @Nullable Instant thru, Instant now) {
        if (thru != null && !thru.isAfter(now)) {
            return thru;
        }
        return from != null && from.isAfter(now) ? from : now;
    }

    static void checkOrder(
            @Nullable Instant from, @Nullable Instant thru, String member, Findings findings) {
        findings.refuse(
                from != null && thru != null && thru.isBefore(from),
                member,
                "it must not end before it starts");
    }
}
