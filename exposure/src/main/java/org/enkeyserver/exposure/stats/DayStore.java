package org.enkeyserver.exposure.stats;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The counts of whole days, from the hours and from the days kept beside them.
///
/// Counters only grow, so of two sources of a day the larger count is the whole one: nothing is
/// counted twice, and hours that are partly deleted already lower nothing.
final class DayStore {

    /// All counters of a row in one array, so that they are added up alike; see [#counts].
    private static final String HOURS =
            """
            select hours.health_authority_id, hours.day, c.i, sum(c.n)::bigint as n
            from (
                select health_authority_id, (hour at time zone 'UTC')::date as day,
                    publish || array[teks, revisions, missing_onset]
                        || oldest_tek_days || onset_age_days as counts
                from enks.health_authority_stats
                where hour < (:before::date::timestamp at time zone 'UTC')
            ) as hours
            cross join unnest(hours.counts) with ordinality as c (n, i)
            """;

    private static final String READ =
            """
            with hours as (
            """
                    + HOURS
                    + """
                        where hours.health_authority_id = :authority
                        group by hours.health_authority_id, hours.day, c.i
                    ), both_sources as (
                        select day, i, n from hours
                        union all
                        select days.day, c.i, c.n
                        from enks.health_authority_stats_day as days
                        cross join unnest(
                            publish || array[teks, revisions, missing_onset]
                                || oldest_tek_days || onset_age_days) with ordinality as c (n, i)
                        where days.health_authority_id = :authority and days.day < :before::date
                    ), largest as (
                        select day, i, max(n) as n from both_sources group by day, i
                    )
                    select day, array_agg(n order by i) as counts from largest group by day order by day
                    """;

    private static final String ROLL_UP =
            """
            with hours as (
            """
                    + HOURS
                    + """
                        group by hours.health_authority_id, hours.day, c.i
                    ), days as (
                        select health_authority_id, day, array_agg(n order by i) as counts
                        from hours
                        group by health_authority_id, day
                    )
                    insert into enks.health_authority_stats_day as stored (
                        health_authority_id, day, publish, teks, revisions, missing_onset,
                        oldest_tek_days, onset_age_days)
                    select
                        health_authority_id, day, counts[1 : 3], counts[4], counts[5], counts[6],
                        counts[7 : 22], counts[23 : 52]
                    from days
                    order by health_authority_id, day
                    on conflict (health_authority_id, day) do update set
                        publish = (
                            select array_agg(greatest(a, b) order by i)
                            from unnest(stored.publish, excluded.publish)
                                with ordinality as u (a, b, i)),
                        teks = greatest(stored.teks, excluded.teks),
                        revisions = greatest(stored.revisions, excluded.revisions),
                        missing_onset = greatest(stored.missing_onset, excluded.missing_onset),
                        oldest_tek_days = (
                            select array_agg(greatest(a, b) order by i)
                            from unnest(stored.oldest_tek_days, excluded.oldest_tek_days)
                                with ordinality as u (a, b, i)),
                        onset_age_days = (
                            select array_agg(greatest(a, b) order by i)
                            from unnest(stored.onset_age_days, excluded.onset_age_days)
                                with ordinality as u (a, b, i))
                    """;

    private static final String DELETE_HOURS =
            """
            delete from enks.health_authority_stats
            where (health_authority_id, hour, shard) in (
                select health_authority_id, hour, shard
                from enks.health_authority_stats as hours
                where hour < :before::timestamptz
                    and exists (
                        select from enks.health_authority_stats_day as days
                        where days.health_authority_id = hours.health_authority_id
                            and days.day = (hours.hour at time zone 'UTC')::date)
                order by hour
                limit :limit
                for update of hours skip locked)
            """;

    private static final String DELETE_DAYS =
            """
            delete from enks.health_authority_stats_day
            where (health_authority_id, day) in (
                select health_authority_id, day
                from enks.health_authority_stats_day
                where day < :before::date
                order by day
                limit :limit
                for update skip locked)
            """;

    private final JdbcClient jdbc;

    DayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The days of an authority before `before` that have uploads, in order.
    List<DayCounts> read(long authority, LocalDate before) {
        return jdbc.sql(READ)
                .param("authority", authority)
                .param("before", before.toString())
                .query((row, number) -> counts(row))
                .list();
    }

    /// Stores the days before `before` that still have hours, for all authorities.
    ///
    /// @return days that were written
    int rollUp(LocalDate before) {
        return jdbc.sql(ROLL_UP).param("before", before.toString()).update();
    }

    /// Deletes hours whose days are stored, oldest first.
    ///
    /// @return rows deleted; fewer than `limit` when no more are free
    int deleteHours(Instant before, int limit) {
        return jdbc.sql(DELETE_HOURS)
                .param("before", before.toString())
                .param("limit", limit)
                .update();
    }

    /// Deletes days, oldest first.
    ///
    /// @return rows deleted; fewer than `limit` when no more are free
    int deleteDays(LocalDate before, int limit) {
        return jdbc.sql(DELETE_DAYS)
                .param("before", before.toString())
                .param("limit", limit)
                .update();
    }

    private static DayCounts counts(ResultSet row) throws SQLException {
        Array array = row.getArray("counts");
        List<Long> counts = Arrays.asList((Long[]) array.getArray());
        int agesAt = DayCounts.PLATFORMS + 3;
        int onsetsAt = agesAt + DayCounts.OLDEST_TEK_DAYS;
        return new DayCounts(
                row.getObject("day", LocalDate.class),
                counts.subList(0, DayCounts.PLATFORMS),
                counts.get(DayCounts.PLATFORMS),
                counts.get(DayCounts.PLATFORMS + 1),
                counts.get(DayCounts.PLATFORMS + 2),
                counts.subList(agesAt, onsetsAt),
                counts.subList(onsetsAt, onsetsAt + DayCounts.ONSET_AGE_DAYS));
    }
}
