package org.enkeyserver.export.batch;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.enkeyserver.common.config.ExportConfig.TravelerMode;
import org.enkeyserver.common.tek.TimeWindow;

/// One window of one export, with a copy of what the configuration said when it was planned.
///
/// @param inputRegions regions keys are selected by, never empty
/// @param maxRecords keys in a file before it is split; empty for the server's default
public record ExportBatch(
        long id,
        long configId,
        TimeWindow window,
        String bucket,
        String filenameRoot,
        String outputRegion,
        Set<String> inputRegions,
        Set<String> excludeRegions,
        TravelerMode travelers,
        OptionalInt maxRecords,
        List<Long> signatureInfoIds) {

    public ExportBatch {
        inputRegions = Set.copyOf(inputRegions);
        excludeRegions = Set.copyOf(excludeRegions);
        signatureInfoIds = List.copyOf(signatureInfoIds);
    }
}
