package org.enkeyserver.exposure.stats;

import java.util.List;
import org.enkeyserver.exposure.verification.StatsAccess;

/// What a reader of statistics gets.
sealed interface StatsOutcome {

    /// The statistics of the reader's authority.
    ///
    /// @param days in order, with gaps
    record Released(List<ReleasedDay> days) implements StatsOutcome {

        public Released {
            days = List.copyOf(days);
        }
    }

    /// Nothing.
    record Refused(StatsAccess.Denied denial) implements StatsOutcome {}
}
