package org.enkeyserver.exposure.publish;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.exposure.validation.JudgedKey;

/// What all keys of an upload have in common.
///
/// @param reportType empty when the certificate was bypassed
/// @param healthAuthorityId empty when the certificate was bypassed
record Uploader(
        String appName,
        Set<String> regions,
        boolean traveler,
        Optional<ReportType> reportType,
        OptionalLong healthAuthorityId) {

    /// Negative keys are never stored at their first upload: there is nothing to revoke.
    boolean isNegative() {
        return reportType.filter(ReportType.NEGATIVE::equals).isPresent();
    }

    StoredKey row(JudgedKey key) {
        return new StoredKey(
                key.tek(),
                key.rollingStart(),
                key.rollingPeriod(),
                key.transmissionRisk(),
                reportType,
                Optional.of(key.daysSinceOnset()),
                regions,
                traveler,
                StoredKey.Origin.LOCAL,
                Optional.of(appName),
                healthAuthorityId,
                key.createdAt());
    }
}
