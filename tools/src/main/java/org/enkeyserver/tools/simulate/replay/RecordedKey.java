package org.enkeyserver.tools.simulate.replay;

import java.util.Optional;
import java.util.OptionalInt;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.tools.phone.PhoneKey;

/// A key of a recorded export.
///
/// @param reportType empty for none, or one that no certificate names
/// @param daysSinceOnset empty when it was exported without
record RecordedKey(PhoneKey key, Optional<ReportType> reportType, OptionalInt daysSinceOnset) {

    /// The same key, `days` whole days later.
    RecordedKey later(int days) {
        PhoneKey moved =
                new PhoneKey(
                        key.tek(),
                        key.start().plus(days * IntervalNumber.PER_DAY),
                        key.period(),
                        key.risk());
        return new RecordedKey(moved, reportType, daysSinceOnset);
    }
}
