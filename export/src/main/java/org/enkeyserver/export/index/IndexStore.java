package org.enkeyserver.export.index;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// What belongs into an index, according to the files on record.
@Repository
class IndexStore {

    private final JdbcClient jdbc;

    private final TransactionTemplate transactions;

    IndexStore(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Runs `writing` while no other replica writes the same index; a writer that dies lets go.
    void alone(IndexPlace place, Runnable writing) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:place, 0))")
                    .param("place", "index " + place.name())
                    .query((row, number) -> true)
                    .single();
            writing.run();
        });
    }

    /// Places at which an export has files: more than one after its bucket or root was changed.
    List<IndexPlace> places(long configId) {
        return jdbc.sql(
                        """
                        select distinct b.bucket, b.filename_root
                        from enks.export_batch b join enks.export_file f using (export_batch_id)
                        where b.export_config_id = :config and f.state <> 'deleted'
                        """)
                .param("config", configId)
                .query((row, number) ->
                        new IndexPlace(row.getString("bucket"), row.getString("filename_root")))
                .list();
    }

    /// The lines of an index. Read by place and not by export: where an export took over another's
    /// place, both write the same.
    List<String> lines(IndexPlace place) {
        return jdbc.sql(
                        """
                        select f.object_name
                        from enks.export_file f join enks.export_batch b using (export_batch_id)
                        where f.state = 'listed'
                          and b.bucket = :bucket and b.filename_root = :root
                        order by f.object_name collate "C"
                        """)
                .param("bucket", place.bucket())
                .param("root", place.root())
                .query((row, number) -> row.getString("object_name"))
                .list();
    }
}
