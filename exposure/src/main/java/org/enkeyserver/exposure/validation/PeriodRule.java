package org.enkeyserver.exposure.validation;

import java.util.Optional;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.exposure.wire.SentKey;

/// A key is in use for 1 to 144 intervals; a period that was not sent counts as 0. // D12
final class PeriodRule implements KeyRule {

    @Override
    public Optional<String> objection(SentKey key, UploadMoment moment) {
        int period = key.rollingPeriod();
        if (period >= RollingPeriod.MIN && period <= RollingPeriod.MAX) {
            return Optional.empty();
        }
        return Optional.of(
                "invalid interval count, "
                        + period
                        + ", must be >= "
                        + RollingPeriod.MIN
                        + " && <= "
                        + RollingPeriod.MAX);
    }
}
