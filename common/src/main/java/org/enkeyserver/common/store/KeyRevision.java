package org.enkeyserver.common.store;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;

/// What a revision changes of a stored key.
///
/// @param regions added to those of the key
/// @param traveler makes the key a traveler's; `false` leaves it as it is
/// @param healthAuthorityId empty leaves the authority as it is
/// @param revisedAt truncated upload time, or the end of the embargo of a still-valid key
public record KeyRevision(
        TemporaryExposureKey tek,
        ReportType reportType,
        TransmissionRisk transmissionRisk,
        DaysSinceOnset daysSinceOnset,
        Set<String> regions,
        boolean traveler,
        OptionalLong healthAuthorityId,
        Instant revisedAt) {

    public KeyRevision {
        regions = Set.copyOf(regions);
    }
}
