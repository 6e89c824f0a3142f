package org.enkeyserver.exposure.validation;

import java.util.Optional;
import org.enkeyserver.exposure.wire.SentKey;

/// A key ended not too long ago and started not in the future.
final class AgeRule implements KeyRule {

    @Override
    public Optional<String> objection(SentKey key, UploadMoment moment) {
        int start = key.rollingStartNumber();
        long end = (long) start + key.rollingPeriod();
        int oldest = moment.oldestEnd().value();
        if (end < oldest) {
            return Optional.of(
                    "key expires before minimum window; "
                            + start
                            + " + "
                            + key.rollingPeriod()
                            + " = "
                            + end
                            + " which is too old, must be >= "
                            + oldest);
        }
        int current = moment.current().value();
        if (start > current) {
            return Optional.of(
                    "interval number " + start + " is in the future, must be <= " + current);
        }
        if (start < 0) {
            return Optional.of("interval number " + start + " is negative, must be >= 0");
        }
        return Optional.empty();
    }
}
