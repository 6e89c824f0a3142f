package org.enkeyserver.common.store;

import java.util.Set;
import org.enkeyserver.common.tek.TimeWindow;

/// Which keys an export takes.
///
/// @param window start included, end excluded
/// @param regions keys of any of these, at least one
/// @param excludedRegions no key of any of these, travelers' keys neither
/// @param travelers how travelers' keys are treated
public record TekSelection(
        TimeWindow window, Set<String> regions, Set<String> excludedRegions, Travelers travelers) {

    public TekSelection {
        regions = Set.copyOf(regions);
        excludedRegions = Set.copyOf(excludedRegions);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("keys are selected by at least one region");
        }
    }

    /// How travelers' keys are treated.
    public enum Travelers {
        /// Like any other key.
        OF_REGIONS,
        /// Taken from every region.
        INCLUDED,
        /// Left out.
        EXCLUDED
    }
}
