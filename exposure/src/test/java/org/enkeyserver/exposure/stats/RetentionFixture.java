package org.enkeyserver.exposure.stats;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The retention of statistics for tests of other features, with the default settings.
public final class RetentionFixture {

    private RetentionFixture() {}

    public static StatisticsRetention on(JdbcClient jdbc, Clock clock) {
        var rules = new ReleaseRules(10, Duration.ofDays(2), Duration.ofHours(1));
        return new StatisticsRetention(new DayStore(jdbc), rules, clock);
    }
}
