package org.enkeyserver.export.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.config.ExportConfig;
import org.enkeyserver.common.tek.TimeWindow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Plans batches as rows of `enks.export_batch`, and knows which exports have work.
@Repository
public class BatchStore {

    private final JdbcClient jdbc;

    BatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Holds other planners of this export off until the transaction ends.
    boolean lockConfig(long configId) {
        return jdbc.sql(
                        """
                        select 1 from enks.export_config
                        where export_config_id = :config for update
                        """)
                .param("config", configId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<Instant> lastEnd(long configId) {
        return jdbc.sql(
                        """
                        select window_end from enks.export_batch
                        where export_config_id = :config order by window_end desc limit 1
                        """)
                .param("config", configId)
                .query((row, number) -> instant(row, "window_end"))
                .optional();
    }

    /// Plans windows; false for one that is there already.
    boolean insert(ExportConfig config, TimeWindow window, Instant now) {
        return jdbc.sql(
                                """
                                insert into enks.export_batch (export_config_id, window_start,
                                  window_end, bucket, filename_root, output_region, input_regions,
                                  exclude_regions, traveler_mode, max_records, signature_info_ids,
                                  created_at)
                                values (:config, :start, :end, :bucket, :root, :output, :input,
                                  :exclude, :travelers, :max, :signatures, :now)
                                on conflict do nothing
                                """)
                        .param("config", config.id())
                        .param("start", utc(window.start()))
                        .param("end", utc(window.end()))
                        .param("bucket", config.bucket())
                        .param("root", config.filenameRoot())
                        .param("output", config.outputRegion())
                        .param("input", sorted(config.effectiveInputRegions()))
                        .param("exclude", sorted(config.excludeRegions()))
                        .param("travelers", config.travelers().stored())
                        .param(
                                "max",
                                config.maxRecords().isPresent()
                                        ? config.maxRecords().getAsInt()
                                        : null)
                        .param("signatures", config.signatureInfoIds().toArray(Long[]::new))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /// Exports with work left: not ended long ago, or with batches to finish or files to remove.
    public List<Long> configsWithWork(Instant now, Duration timeToLive) {
        return jdbc.sql(
                        """
                        select export_config_id from enks.export_config c
                        where from_at < :now and (thru_at is null or thru_at > :expired)
                        or exists (select 1 from enks.export_batch b
                          where b.export_config_id = c.export_config_id and b.state <> 'complete')
                        or exists (select 1 from enks.export_batch b
                          join enks.export_file f using (export_batch_id)
                          where b.export_config_id = c.export_config_id and f.state <> 'deleted')
                        order by export_config_id
                        """)
                .param("now", utc(now))
                .param("expired", utc(now.minus(timeToLive)))
                .query((row, number) -> row.getLong("export_config_id"))
                .list();
    }

    /// Each region once and in order: a set would put them in any order. // B-13
    private static String[] sorted(Set<String> regions) {
        return regions.stream().sorted().toArray(String[]::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
