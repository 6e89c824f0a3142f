package org.enkeyserver.tools.phone;

import java.util.List;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.TimeWindow;

/// An archive a phone downloaded and found to be signed by the right key.
///
/// @param line its line in the index
public record DownloadedExport(
        String line, TimeWindow window, List<ExportedKey> keys, List<ExportedKey> revisedKeys) {

    public DownloadedExport {
        keys = List.copyOf(keys);
        revisedKeys = List.copyOf(revisedKeys);
    }
}
