package org.enkeyserver.common.exportfile;

import org.enkeyserver.common.tek.TimeWindow;

/// What an export file says of all its keys.
///
/// @param startTimestamp window start in Unix seconds, included
/// @param endTimestamp window end in Unix seconds, excluded; phones tell files apart by the pair
/// @param region the output region
public record ExportHeader(long startTimestamp, long endTimestamp, String region) {

    /// The header of a window that is exported as one file.
    public static ExportHeader of(TimeWindow window, String region) {
        return new ExportHeader(
                window.start().getEpochSecond(), window.end().getEpochSecond(), region);
    }
}
