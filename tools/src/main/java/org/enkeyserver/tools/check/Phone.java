package org.enkeyserver.tools.check;

import java.io.Serial;
import java.util.Set;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// A kind of phone, with its own way to split the index, to join addresses, to go on where it was
/// and to read archives. It remembers between runs.
interface Phone {

    String name();

    /// Fetches what is new in the index and keeps its keys.
    ///
    /// @throws PhoneStopped when this kind of phone gives up
    void run(String index, String mediaType);

    /// The keys it has by now.
    Set<TemporaryExposureKey> keys();

    /// Ends a run the way the phone ends it.
    final class PhoneStopped extends RuntimeException {

        @Serial private static final long serialVersionUID = 1L;

        PhoneStopped(String message) {
            super(message);
        }
    }
}
