package org.enkeyserver.exposure.validation;

import java.util.Optional;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.enkeyserver.exposure.wire.SentKey;

/// A transmission risk is 0 to 8.
final class RiskRule implements KeyRule {

    @Override
    public Optional<String> objection(SentKey key, UploadMoment moment) {
        long risk = key.transmissionRisk();
        if (risk >= TransmissionRisk.MIN && risk <= TransmissionRisk.MAX) {
            return Optional.empty();
        }
        return Optional.of(
                "invalid transmission risk: "
                        + risk
                        + ", must be >= "
                        + TransmissionRisk.MIN
                        + " && <= "
                        + TransmissionRisk.MAX);
    }
}
