package org.enkeyserver.common.exportfile;

import java.util.OptionalInt;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// A key as an export file carries it.
///
/// As read, the numbers are whatever the file holds; [ExportFileWriter] refuses those that phones
/// choke on.
///
/// @param transmissionRisk 0 to 8
/// @param rollingStart interval number at which the key came into use
/// @param rollingPeriod intervals in use, 1 to 144
/// @param reportType number of the type in the format, empty for none
/// @param daysSinceOnset -14 to 14, empty when unknown
public record ExportedKey(
        TemporaryExposureKey tek,
        int transmissionRisk,
        int rollingStart,
        int rollingPeriod,
        OptionalInt reportType,
        OptionalInt daysSinceOnset) {}
