package org.enkeyserver.common.store;

import java.util.Optional;
import java.util.OptionalInt;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// A key as a window shows it: what was known of it when the window ended.
///
/// @param reportType empty when the certificate was bypassed
/// @param daysSinceOnset empty when unknown
public record ScannedKey(
        TemporaryExposureKey tek,
        int rollingStart,
        int rollingPeriod,
        int transmissionRisk,
        Optional<ReportType> reportType,
        OptionalInt daysSinceOnset) {}
