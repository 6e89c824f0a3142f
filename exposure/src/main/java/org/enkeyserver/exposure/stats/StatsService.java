package org.enkeyserver.exposure.stats;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.enkeyserver.exposure.verification.StatsAccess;
import org.enkeyserver.exposure.verification.StatsTokenVerifier;

/// Reads the statistics of the authority whose token is presented.
final class StatsService {

    private final StatsTokenVerifier verifier;
    private final DayStore days;
    private final ReleaseRules rules;
    private final Clock clock;

    StatsService(StatsTokenVerifier verifier, DayStore days, ReleaseRules rules, Clock clock) {
        this.verifier = verifier;
        this.days = days;
        this.rules = rules;
        this.clock = clock;
    }

    /// @param authorization the header of that name, or an empty text
    StatsOutcome read(String authorization) {
        Instant now = clock.instant();
        return switch (verifier.verify(authorization, now)) {
            case StatsAccess.Denied denied -> new StatsOutcome.Refused(denied);
            case StatsAccess.Granted(long authority) -> {
                List<DayCounts> counted = days.read(authority, rules.firstUnfinishedDay(now));
                yield new StatsOutcome.Released(rules.release(counted, now));
            }
        };
    }
}
