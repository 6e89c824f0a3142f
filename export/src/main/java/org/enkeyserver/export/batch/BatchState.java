package org.enkeyserver.export.batch;

import java.util.Locale;
import java.util.Set;

/// Where a batch stands; the words of the column `state` in lower case.
enum BatchState {
    OPEN,
    RUNNING,
    COMPLETE,
    FAILED;

    /// The states this one may change to. A running batch may be claimed anew: its run died, or
    /// will find its claim gone.
    Set<BatchState> next() {
        return switch (this) {
            case OPEN, FAILED -> Set.of(RUNNING);
            case RUNNING -> Set.of(RUNNING, OPEN, FAILED, COMPLETE);
            case COMPLETE -> Set.of();
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BatchState ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
