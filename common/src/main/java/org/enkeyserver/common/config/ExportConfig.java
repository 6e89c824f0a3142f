package org.enkeyserver.common.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What is exported, how often and where to.
///
/// @param bucket the bucket of the blob store
/// @param filenameRoot prefix of every object and of the index
/// @param period length of a window; divides a day
/// @param outputRegion written into each file
/// @param inputRegions regions whose keys are exported; empty means the output region
/// @param from first moment whose keys are exported
/// @param thru last moment, exclusive; empty without end
/// @param signatureInfoIds keys that sign, at least one and at most ten
/// @param maxRecords keys in a file before it is split; empty for the server's default
public record ExportConfig(
        long id,
        String bucket,
        String filenameRoot,
        Duration period,
        String outputRegion,
        Set<String> inputRegions,
        Set<String> excludeRegions,
        TravelerMode travelers,
        Instant from,
        Optional<Instant> thru,
        List<Long> signatureInfoIds,
        OptionalInt maxRecords) {

    public ExportConfig {
        inputRegions = Set.copyOf(inputRegions);
        excludeRegions = Set.copyOf(excludeRegions);
        signatureInfoIds = List.copyOf(signatureInfoIds);
    }

    /// The regions keys are selected by.
    public Set<String> effectiveInputRegions() {
        return inputRegions.isEmpty() ? Set.of(outputRegion) : inputRegions;
    }

    /// How keys of travelers are treated.
    public enum TravelerMode {
        /// Keys of the input regions, travelers or not.
        OF_REGIONS("of-regions"),
        /// Keys of the input regions, and travelers' keys of any region.
        INCLUDED("included"),
        /// Keys of the input regions without those of travelers.
        EXCLUDED("excluded");

        private final String stored;

        TravelerMode(String stored) {
            this.stored = stored;
        }

        /// The word in the database and in configuration files.
        public String stored() {
            return stored;
        }
    }
}
