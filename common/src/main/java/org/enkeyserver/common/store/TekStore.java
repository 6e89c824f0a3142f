package org.enkeyserver.common.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.jspecify.annotations.Nullable;
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

    private static final String EXISTS =
            "select exists (select 1 from enks.tek where tek = any (?::bytea[]))";

    /// Between regions on their way to the database; no region holds a control character.
    private static final String REGION_SEPARATOR = "\u001f";

    private final JdbcClient jdbc;

    public TekStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Inserts those of `keys` that are not stored yet and leaves stored ones untouched.
    ///
    /// @param keys with different key bytes each
    /// @return the keys that this call inserted, as the database reports them
    public Set<TemporaryExposureKey> insertAbsent(Collection<StoredKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        var rows = new Rows(keys);
        return jdbc.sql(INSERT)
                .params(
                        rows.column(byte[][]::new, key -> key.tek().bytes()),
                        rows.column(Integer[]::new, key -> key.rollingStart().value()),
                        rows.column(Integer[]::new, key -> key.rollingPeriod().intervals()),
                        rows.column(Integer[]::new, key -> key.transmissionRisk().level()),
                        rows.nullable(
                                String[]::new, key -> key.reportType().map(ReportType::claim)),
                        rows.nullable(
                                Integer[]::new,
                                key -> key.daysSinceOnset().map(DaysSinceOnset::value)),
                        rows.column(String[]::new, TekStore::regions),
                        rows.column(Boolean[]::new, StoredKey::traveler),
                        rows.column(String[]::new, key -> key.origin().stored()),
                        rows.nullable(String[]::new, StoredKey::appName),
                        rows.nullable(Long[]::new, TekStore::authority),
                        rows.column(String[]::new, key -> key.createdAt().toString()))
                .query((row, number) -> TemporaryExposureKey.of(row.getBytes(1)))
                .set();
    }

    /// Whether at least one of `keys` is stored.
    public boolean anyStored(Collection<TemporaryExposureKey> keys) {
        byte[][] bytes = keys.stream().map(TemporaryExposureKey::bytes).toArray(byte[][]::new);
        return jdbc.sql(EXISTS).param(1, bytes).query(Boolean.class).single();
    }

    private static String regions(StoredKey key) {
        return key.regions().stream().sorted().collect(Collectors.joining(REGION_SEPARATOR));
    }

    private static Optional<Long> authority(StoredKey key) {
        return key.healthAuthorityId().stream().boxed().findFirst();
    }

    /// The keys in the order of their bytes, read column by column.
    private static final class Rows {

        private final List<StoredKey> keys;

        Rows(Collection<StoredKey> keys) {
            this.keys = keys.stream().sorted(Comparator.comparing(StoredKey::tek)).toList();
        }

        <T> T[] column(IntFunction<T[]> array, Function<StoredKey, T> value) {
            return keys.stream().map(value).toArray(array);
        }

        <T> @Nullable T[] nullable(
                IntFunction<@Nullable T[]> array, Function<StoredKey, Optional<T>> value) {
            @Nullable T[] column = array.apply(keys.size());
            for (int i = 0; i < column.length; i++) {
                column[i] = value.apply(keys.get(i)).orElse(null);
            }
            return column;
        }
    }
}
