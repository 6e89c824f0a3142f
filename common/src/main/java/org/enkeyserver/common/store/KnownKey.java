package org.enkeyserver.common.store;

import java.util.Optional;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// What is stored of a key, as far as it decides about a revision.
///
/// @param reportType of the first upload; empty when the certificate was bypassed
/// @param revisedReportType empty while the key was not revised
public record KnownKey(
        TemporaryExposureKey tek,
        IntervalNumber rollingStart,
        RollingPeriod rollingPeriod,
        Optional<ReportType> reportType,
        Optional<ReportType> revisedReportType,
        StoredKey.Origin origin) {}
