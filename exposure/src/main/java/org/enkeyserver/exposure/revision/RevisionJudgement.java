package org.enkeyserver.exposure.revision;

import java.util.Set;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// What an upload may do to the stored keys among its own.
public sealed interface RevisionJudgement {

    /// It may go on.
    ///
    /// @param revised keys that change
    /// @param unchanged keys that already say so
    /// @param dropped keys that are left out, being someone else's
    record Permitted(
            Set<TemporaryExposureKey> revised,
            Set<TemporaryExposureKey> unchanged,
            Set<TemporaryExposureKey> dropped)
            implements RevisionJudgement {

        public Permitted {
            revised = Set.copyOf(revised);
            unchanged = Set.copyOf(unchanged);
            dropped = Set.copyOf(dropped);
        }
    }

    /// Nothing of the upload may be stored.
    record Refused(RevisionRefusal why) implements RevisionJudgement {}
}
