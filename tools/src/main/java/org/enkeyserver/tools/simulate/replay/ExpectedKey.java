package org.enkeyserver.tools.simulate.replay;

import java.util.Set;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// How a key the server took must come out of an export.
///
/// @param daysSinceOnset more than one value where the server's default onset applies and midnight
///   was near
record ExpectedKey(
        TemporaryExposureKey tek,
        int start,
        int period,
        int risk,
        int reportType,
        Set<Integer> daysSinceOnset) {

    ExpectedKey {
        daysSinceOnset = Set.copyOf(daysSinceOnset);
    }

    boolean equalsExported(ExportedKey exported) {
        return exported.tek().equals(tek)
                && exported.rollingStart() == start
                && exported.rollingPeriod() == period
                && exported.transmissionRisk() == risk
                && exported.reportType().orElse(0) == reportType
                && exported.daysSinceOnset().isPresent()
                && daysSinceOnset.contains(exported.daysSinceOnset().getAsInt());
    }
}
