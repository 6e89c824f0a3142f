package org.enkeyserver.common.config.edit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An export in a document.
///
/// @param travelers `of-regions` when missing
/// @param from when missing, the moment it is added
/// @param thru null without end
/// @param signatureInfos references such as `310/v1`
/// @param maxRecords null (or 0) for the server's default
public record ExportEntry(
        String bucket,
        String filenameRoot,
        @Nullable Duration period,
        String outputRegion,
        List<String> inputRegions,
        List<String> excludeRegions,
        String travelers,
        @Nullable Instant from,
        @Nullable Instant thru,
        List<String> signatureInfos,
        @Nullable Integer maxRecords)
        implements Entry {

    public ExportEntry {
        bucket = Defaults.text(bucket);
        filenameRoot = Defaults.text(filenameRoot);
        outputRegion = Defaults.text(outputRegion);
        inputRegions = Defaults.list(inputRegions);
        excludeRegions = Defaults.list(excludeRegions);
        travelers = Defaults.text(travelers);
        signatureInfos = Defaults.list(signatureInfos);
        maxRecords = maxRecords == null || maxRecords == 0 ? null : maxRecords;
    }

    @Override
    public String naturalName() {
        return bucket + "/" + filenameRoot;
    }

    /// Bucket and root are one place in any letter case.
    String place() {
        return naturalName().toLowerCase(Locale.ROOT);
    }

    boolean isOverAt(Instant now) {
        return thru != null && !thru.isAfter(now);
    }

    ExportEntry endingAt(Instant end) {
        return new ExportEntry(
                bucket,
                filenameRoot,
                period,
                outputRegion,
                inputRegions,
                excludeRegions,
                travelers,
                from,
                end,
                signatureInfos,
                maxRecords);
    }
}
