package org.enkeyserver.exposure.stats;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Carries statistics from hours to days, and deletes what is over. Each call is a transaction.
public final class StatisticsRetention {

    private final DayStore days;
    private final ReleaseRules rules;
    private final Clock clock;

    StatisticsRetention(DayStore days, ReleaseRules rules, Clock clock) {
        this.days = days;
        this.rules = rules;
        this.clock = clock;
    }

    /// Stores every finished day whose hours are there; a stored count is never lowered.
    ///
    /// @return days that were written
    public int rollUp() {
        return days.rollUp(rules.firstUnfinishedDay(clock.instant()));
    }

    /// Deletes hours of days that ended before `before`; hours whose day is not stored stay.
    ///
    /// @return rows deleted; fewer than `limit` when no more are free
    public int deleteHoursBefore(Instant before, int limit) {
        return days.deleteHours(midnight(before).atStartOfDay().toInstant(ZoneOffset.UTC), limit);
    }

    /// Deletes days that ended before `before`.
    ///
    /// @return rows deleted; fewer than `limit` when no more are free
    public int deleteDaysBefore(Instant before, int limit) {
        return days.deleteDays(midnight(before), limit);
    }

    private static LocalDate midnight(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
