package org.enkeyserver.common.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.StoredKey.Origin;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads the keys of a window, in the order of their bytes.
///
/// A window shows each key once and in its final state: a key revised before the end of the window
/// that holds its upload is new with the revised values, or not there at all when it was revoked; a
/// key revised in a later window is revised there. `TekScanIT` proves it.
public final class TekScan {

    private static final int FETCH_SIZE = 5_000;

    private static final String OF_EXPORT =
            """
             and (regions && ?::text[] or (? and traveler))
             and not (regions && ?::text[])
             and not (? and traveler)
            """;

    private static final String NEW =
            """
             from enks.tek
             where created_at >= ? and created_at < ?
             and (revised_at is null or revised_at >= ? or revised_report_type <> 'negative')
            """
                    + OF_EXPORT;

    private static final String NEW_COLUMNS =
            """
            select tek, rolling_start_interval, rolling_period,
              case when revised_at < ? then revised_transmission_risk else transmission_risk end,
              case when revised_at < ? then revised_report_type else report_type end,
              case when revised_at < ? then revised_days_since_onset else days_since_onset end
            """;

    private static final String REVISED =
            """
             from enks.tek
             where revised_at >= ? and revised_at < ? and created_at < ?
            """
                    + OF_EXPORT;

    private static final String REVISED_COLUMNS =
            """
            select tek, rolling_start_interval, rolling_period,
              revised_transmission_risk, revised_report_type, revised_days_since_onset
            """;

    private static final String IN_ORDER = " order by tek";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    public TekScan(DataSource dataSource, PlatformTransactionManager transactions) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH_SIZE);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /// Shows `reading` one unchanging view of the keys selected.
    public <T> T read(TekSelection selection, Function<Snapshot, T> reading) {
        return Objects.requireNonNull(
                snapshot.execute(status -> reading.apply(new Snapshot(jdbc, selection))));
    }

    /// One view of the keys of a selection; only to be used within [TekScan#read].
    public static final class Snapshot {

        private final JdbcTemplate jdbc;
        private final TekSelection selection;

        private Snapshot(JdbcTemplate jdbc, TekSelection selection) {
            this.jdbc = jdbc;
            this.selection = selection;
        }

        /// How many keys [#forEachNew] would show.
        public long countNew() {
            return count("select count(*)" + NEW, newBounds());
        }

        /// How many keys [#forEachRevised] would show.
        public long countRevised() {
            return count("select count(*)" + REVISED, revisedBounds());
        }

        /// All that is stored of the new keys, in memory: for windows known to hold few.
        public List<KeyTraits> traitsOfNew() {
            Object end = utc(selection.window().end());
            return jdbc.query(
                    NEW_COLUMNS + ", regions, traveler, origin, created_at" + NEW + IN_ORDER,
                    (row, number) -> traits(row),
                    parameters(List.of(end, end, end), newBounds()));
        }

        /// Shows each new key, ascending by its bytes, without keeping them in memory.
        public void forEachNew(Consumer<ScannedKey> visitor) {
            Object end = utc(selection.window().end());
            List<Object> columns = List.of(end, end, end);
            visit(NEW_COLUMNS + NEW + IN_ORDER, parameters(columns, newBounds()), visitor);
        }

        /// Shows each revised key, ascending by its bytes, without keeping them in memory.
        public void forEachRevised(Consumer<ScannedKey> visitor) {
            visit(
                    REVISED_COLUMNS + REVISED + IN_ORDER,
                    parameters(List.of(), revisedBounds()),
                    visitor);
        }

        private void visit(String sql, Object[] parameters, Consumer<ScannedKey> visitor) {
            RowCallbackHandler rows = row -> visitor.accept(key(row));
            jdbc.query(sql, rows, parameters);
        }

        private long count(String sql, List<Object> bounds) {
            return Objects.requireNonNull(
                    jdbc.queryForObject(sql, Long.class, parameters(List.of(), bounds)));
        }

        private List<Object> newBounds() {
            Object end = utc(selection.window().end());
            return List.of(utc(selection.window().start()), end, end);
        }

        private List<Object> revisedBounds() {
            Object start = utc(selection.window().start());
            return List.of(start, utc(selection.window().end()), start);
        }

        private Object[] parameters(List<Object> columns, List<Object> bounds) {
            List<Object> all = new ArrayList<>(columns);
            all.addAll(bounds);
            all.add(selection.regions().toArray(String[]::new));
            all.add(selection.travelers() == TekSelection.Travelers.INCLUDED);
            all.add(selection.excludedRegions().toArray(String[]::new));
            all.add(selection.travelers() == TekSelection.Travelers.EXCLUDED);
            return all.toArray();
        }
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static KeyTraits traits(ResultSet row) throws SQLException {
        String origin = row.getString("origin");
        return new KeyTraits(
                key(row),
                Set.of((String[]) row.getArray("regions").getArray()),
                row.getBoolean("traveler"),
                Arrays.stream(Origin.values())
                        .filter(value -> value.stored().equals(origin))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("the table has no other origin")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static ScannedKey key(ResultSet row) throws SQLException {
        int risk = row.getInt(4);
        String type = row.getString(5);
        int onset = row.getInt(6);
        OptionalInt daysSinceOnset = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(onset);
        return new ScannedKey(
                TemporaryExposureKey.of(row.getBytes(1)),
                row.getInt(2),
                row.getInt(3),
                risk,
                Optional.ofNullable(type).flatMap(ReportType::ofClaim),
                daysSinceOnset);
    }
}
