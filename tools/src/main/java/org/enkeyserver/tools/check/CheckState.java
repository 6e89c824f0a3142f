package org.enkeyserver.tools.check;

import java.util.List;
import java.util.Map;

/// What a look leaves for the next: the content of the file of `--state`.
///
/// @param lines the index
/// @param archives SHA-256 of each archive ever seen, by line
/// @param delisted Unix seconds at which a line was first found gone
/// @param keys what is known of each key, by its bytes in hexadecimal; all of it is public
record CheckState(
        List<String> lines,
        Map<String, String> archives,
        Map<String, Long> delisted,
        Map<String, KeyRecord> keys) {

    /// The life of a key.
    ///
    /// @param firstIn the archive that had it as a new key; empty when none had
    /// @param revisedIn the archive that revised it; empty when none did
    /// @param reportType of the latest appearance, -1 for none
    record KeyRecord(
            String firstIn,
            String revisedIn,
            int rollingStart,
            int rollingPeriod,
            int reportType) {}
}
