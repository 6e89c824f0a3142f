package org.enkeyserver.common.store;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the receipts of uploads. Joins the caller's transaction.
public final class PublishReceiptStore {

    private static final String EXISTS =
            "select exists (select 1 from enks.publish_receipt where receipt = ?)";

    private static final String INSERT =
            """
            insert into enks.publish_receipt (receipt, created_at)
            values (?, date_trunc('hour', ?::timestamptz, 'UTC'))
            on conflict do nothing
            """;

    private static final String DELETE =
            """
            delete from enks.publish_receipt
             where receipt in (
                   select receipt from enks.publish_receipt
                    where created_at < ?::timestamptz
                    order by created_at
                    limit ?
                      for update skip locked)
            """;

    private final JdbcClient jdbc;

    public PublishReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether the upload of this receipt was stored before.
    public boolean exists(PublishReceipt receipt) {
        return jdbc.sql(EXISTS).param(1, receipt.bytes()).query(Boolean.class).single();
    }

    /// Writes the receipt of an upload, or leaves the one that is there.
    ///
    /// @param uploadedAt only its hour is kept
    public void insert(PublishReceipt receipt, Instant uploadedAt) {
        jdbc.sql(INSERT).params(receipt.bytes(), uploadedAt.toString()).update();
    }

    /// Deletes up to `limit` receipts of uploads before a moment; calls at the same time delete
    /// different ones.
    ///
    /// @return how many were deleted
    public int deleteBefore(Instant moment, int limit) {
        return jdbc.sql(DELETE).params(moment.toString(), limit).update();
    }
}
