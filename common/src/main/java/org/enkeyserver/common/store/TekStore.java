package org.enkeyserver.common.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes temporary exposure keys, many in one statement.
///
/// Keys are written in the order of their bytes, so that overlapping uploads wait for each other
/// and never deadlock. Joins the caller's transaction; without one each call is a transaction.
public final class TekStore {

    private static final String INSERT =
            """
            insert into enks.tek (
                tek, rolling_start_interval, rolling_period, transmission_risk, report_type,
                days_since_onset, regions, traveler, origin, app_name, health_authority_id, created_at)
            select
                k.tek, k.rolling_start, k.rolling_period, k.transmission_risk, k.report_type,
                k.days, string_to_array(k.regions, chr(31)), k.traveler, k.origin, k.app_name,
                k.health_authority, k.created_at
            from unnest(
                ?::bytea[], ?::integer[], ?::smallint[], ?::smallint[], ?::text[], ?::smallint[],
                ?::text[], ?::boolean[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
                as k (tek, rolling_start, rolling_period, transmission_risk, report_type, days,
                      regions, traveler, origin, app_name, health_authority, created_at)
            on conflict do nothing
            returning tek
            """;

    /// Both rows in one round trip; PostgreSQL writes the receipt after the keys.
    private static final String INSERT_WITH_RECEIPT =
            """
            with receipt as (
                insert into enks.publish_receipt (receipt, created_at)
                values (?, date_trunc('hour', ?::timestamptz, 'UTC'))
                on conflict do nothing)
            """
                    + INSERT;

    private final JdbcClient jdbc;

    public TekStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Inserts those of `keys` that are not stored yet and leaves stored ones untouched.
    ///
    /// @param keys with different key bytes each
    /// @return the keys that this call inserted, as the database reports them
    public Set<TemporaryExposureKey> insertAbsent(Collection<StoredKey> keys) {
        return keys.isEmpty() ? Set.of() : inserted(jdbc.sql(INSERT), keys);
    }

    /// Does the same, and writes the upload's receipt in the same statement.
    ///
    /// @param uploadedAt only its hour is kept
    public Set<TemporaryExposureKey> insertAbsent(
            Collection<StoredKey> keys, PublishReceipt receipt, Instant uploadedAt) {
        return inserted(
                jdbc.sql(INSERT_WITH_RECEIPT).params(receipt.bytes(), uploadedAt.toString()), keys);
    }

    private static Set<TemporaryExposureKey> inserted(
            JdbcClient.StatementSpec insert, Collection<StoredKey> keys) {
        var rows = KeyColumns.of(keys, StoredKey::tek);
        return insert.params(
                        rows.column(byte[][]::new, key -> key.tek().bytes()),
                        rows.column(Integer[]::new, key -> key.rollingStart().value()),
                        rows.column(Integer[]::new, key -> key.rollingPeriod().intervals()),
                        rows.column(Integer[]::new, key -> key.transmissionRisk().level()),
                        rows.nullable(
                                String[]::new, key -> key.reportType().map(ReportType::claim)),
                        rows.nullable(
                                Integer[]::new,
                                key -> key.daysSinceOnset().map(DaysSinceOnset::value)),
                        rows.column(String[]::new, key -> KeyColumns.joined(key.regions())),
                        rows.column(Boolean[]::new, StoredKey::traveler),
                        rows.column(String[]::new, key -> key.origin().stored()),
                        rows.nullable(String[]::new, StoredKey::appName),
                        rows.nullable(
                                Long[]::new,
                                key -> key.healthAuthorityId().stream().boxed().findFirst()),
                        rows.column(String[]::new, key -> key.createdAt().toString()))
                .query((row, number) -> TemporaryExposureKey.of(row.getBytes(1)))
                .set();
    }
}
