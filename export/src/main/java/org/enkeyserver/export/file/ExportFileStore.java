package org.enkeyserver.export.file;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.export.batch.BatchClaim;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of `enks.export_file`: archives that phones may know of.
@Repository
class ExportFileStore {

    private final JdbcClient jdbc;

    ExportFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Lists an archive.
    void insert(BatchClaim claim, RecordedFile recorded, Instant now) {
        WrittenFile file = recorded.file();
        jdbc.sql(
                        """
                        insert into enks.export_file (export_batch_id, bucket, object_name,
                          sequence, window_start, window_end, key_count, revised_count, size_bytes,
                          sha256, state, listed_at)
                        values (:batch, :bucket, :object, :sequence, :start, :end, :keys, :revised,
                          :size, :sha256, 'listed', :now)
                        """)
                .param("batch", claim.batch().id())
                .param("bucket", file.name().bucket())
                .param("object", file.name().object())
                .param("sequence", file.sequence())
                .param("start", utc(file.window().start()))
                .param("end", utc(file.window().end()))
                .param("keys", file.content().keys())
                .param("revised", file.content().revisedKeys())
                .param("size", recorded.archive().size())
                .param("sha256", recorded.archive().sha256().bytes())
                .param("now", utc(now))
                .update();
    }

    /// Whether the name was ever given to phones.
    boolean isOnRecord(BlobName name) {
        return jdbc.sql(
                        """
                        select 1 from enks.export_file
                        where bucket = :bucket and object_name = :object
                        """)
                .param("bucket", name.bucket())
                .param("object", name.object())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
