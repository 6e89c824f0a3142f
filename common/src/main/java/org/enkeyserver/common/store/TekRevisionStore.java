package org.enkeyserver.common.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads stored keys for a revision, and revises them.
///
/// Both calls belong into one transaction of the caller.
public final class TekRevisionStore {

    private static final String LOCK =
            """
            select tek, rolling_start_interval, rolling_period, report_type, revised_report_type,
                   origin
              from enks.tek
             where tek = any (?::bytea[])
             order by tek
               for update
            """;

    /// Regions and traveler only ever grow; a bypassed certificate leaves the authority. // D18,
    /// D35
    private static final String REVISE =
            """
            update enks.tek as t
               set revised_at = r.revised_at,
                   revised_report_type = r.report_type,
                   revised_transmission_risk = r.transmission_risk,
                   revised_days_since_onset = r.days,
                   regions = array(
                       select distinct one.region
                         from unnest(t.regions || string_to_array(r.regions, chr(31))) as one (region)
                        order by one.region),
                   traveler = t.traveler or r.traveler,
                   health_authority_id = coalesce(r.health_authority, t.health_authority_id)
              from unnest(
                   ?::bytea[], ?::timestamptz[], ?::text[], ?::smallint[], ?::smallint[],
                   ?::text[], ?::boolean[], ?::bigint[])
                   as r (tek, revised_at, report_type, transmission_risk, days, regions, traveler,
                         health_authority)
             where t.tek = r.tek and t.revised_at is null
            returning t.tek
            """;

    private final JdbcClient jdbc;

    public TekRevisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The stored ones among `keys`, locked until the transaction ends, in the order of their
    /// bytes.
    public List<KnownKey> lock(Collection<TemporaryExposureKey> keys) {
        byte[][] bytes = keys.stream().map(TemporaryExposureKey::bytes).toArray(byte[][]::new);
        return jdbc.sql(LOCK)
                .param(1, bytes)
                .query((row, number) ->
                        new KnownKey(
                                TemporaryExposureKey.of(row.getBytes("tek")),
                                new IntervalNumber(row.getInt("rolling_start_interval")),
                                new RollingPeriod(row.getInt("rolling_period")),
                                type(row, "report_type"),
                                type(row, "revised_report_type"),
                                StoredKey.Origin.ofStored(row.getString("origin"))))
                .list();
    }

    /// Revises those of the keys that are stored and were never revised.
    ///
    /// @param revisions with different keys each
    /// @return the keys that this call revised, as the database reports them
    public Set<TemporaryExposureKey> revise(Collection<KeyRevision> revisions) {
        if (revisions.isEmpty()) {
            return Set.of();
        }
        var rows = KeyColumns.of(revisions, KeyRevision::tek);
        return jdbc.sql(REVISE)
                .params(
                        rows.column(byte[][]::new, one -> one.tek().bytes()),
                        rows.column(String[]::new, one -> one.revisedAt().toString()),
                        rows.column(String[]::new, one -> one.reportType().claim()),
                        rows.column(Integer[]::new, one -> one.transmissionRisk().level()),
                        rows.column(Integer[]::new, one -> one.daysSinceOnset().value()),
                        rows.column(String[]::new, one -> KeyColumns.joined(one.regions())),
                        rows.column(Boolean[]::new, KeyRevision::traveler),
                        rows.nullable(
                                Long[]::new,
                                one -> one.healthAuthorityId().stream().boxed().findFirst()))
                .query((row, number) -> TemporaryExposureKey.of(row.getBytes(1)))
                .set();
    }

    private static Optional<ReportType> type(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).flatMap(ReportType::ofClaim);
    }
}
