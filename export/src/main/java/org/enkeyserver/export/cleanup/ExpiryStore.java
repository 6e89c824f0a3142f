package org.enkeyserver.export.cleanup;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.export.index.IndexPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Moves files on record from listed to delisted to deleted.
@Repository
public class ExpiryStore {

    private final JdbcClient jdbc;

    ExpiryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Marks the files of an export that no longer belong into its index: oldest windows first
    /// leave, since all live equally long from their end. A window merged over a long gap began
    /// long ago and would otherwise leave before phones saw it.
    ///
    /// @return how many files were marked
    public int delist(long configId, Instant now, Duration timeToLive) {
        return jdbc.sql(
                        """
                        update enks.export_file f set state = 'delisted', delisted_at = :now
                        from enks.export_batch b
                        where f.export_batch_id = b.export_batch_id and f.state = 'listed'
                          and b.export_config_id = :config and b.window_end <= :expired
                        """)
                .param("now", utc(now))
                .param("config", configId)
                .param("expired", utc(now.minus(timeToLive)))
                .update();
    }

    /// A file that may go.
    record Expired(long fileId, BlobName name, IndexPlace place) {}

    /// Files delisted long enough ago, of windows that ended long enough ago.
    List<Expired> expired(Instant now, Duration timeToLive, Duration deleteAfter) {
        return jdbc.sql(
                        """
                        select f.export_file_id, f.bucket, f.object_name, b.filename_root
                        from enks.export_file f join enks.export_batch b using (export_batch_id)
                        where f.state = 'delisted' and f.delisted_at <= :delisted
                          and b.window_end < :ended
                        order by f.export_file_id
                        """)
                .param("delisted", utc(now.minus(deleteAfter)))
                .param("ended", utc(now.minus(timeToLive)))
                .query((row, number) ->
                        new Expired(
                                row.getLong("export_file_id"),
                                new BlobName(row.getString("bucket"), row.getString("object_name")),
                                new IndexPlace(
                                        row.getString("bucket"), row.getString("filename_root"))))
                .list();
    }

    /// Puts down that the object is gone; false when that was known.
    boolean deleted(Expired file) {
        return jdbc.sql(
                                """
                                update enks.export_file set state = 'deleted'
                                where export_file_id = :id and state = 'delisted'
                                """)
                        .param("id", file.fileId())
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
