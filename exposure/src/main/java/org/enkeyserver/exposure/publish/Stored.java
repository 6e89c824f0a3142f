package org.enkeyserver.exposure.publish;

import java.util.List;
import org.enkeyserver.exposure.revision.RevisableKey;
import org.enkeyserver.exposure.revision.RevisionRefusal;

/// How the transaction of an upload ended.
sealed interface Stored {

    /// Every key found its place.
    ///
    /// @param former keys that were proven to be the phone's
    /// @param added keys inserted or revised, which are the phone's from now on
    /// @param repeated the very same upload was taken before
    record Kept(Tally tally, List<RevisableKey> former, List<RevisableKey> added, boolean repeated)
            implements Stored {

        public Kept {
            former = List.copyOf(former);
            added = List.copyOf(added);
        }
    }

    /// A stored key was in the way, and nothing was written.
    record Refused(RevisionRefusal why) implements Stored {}
}
