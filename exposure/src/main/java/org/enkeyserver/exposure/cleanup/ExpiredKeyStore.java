package org.enkeyserver.exposure.cleanup;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletes keys from `enks.tek`.
final class ExpiredKeyStore {

    /// Rows that another replica deletes, or that are being revised, are left to it.
    private static final String DELETE =
            """
            delete from enks.tek
            where tek in (
                select tek
                from enks.tek
                where created_at < :created::timestamptz
                    and (revised_at is null or revised_at < :revised::timestamptz)
                order by created_at
                limit :limit
                for update skip locked)
            """;

    private final JdbcClient jdbc;

    ExpiredKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Deletes keys released before `createdBefore`, oldest first, but for those that were revised
    /// at `revisedBefore` or later.
    ///
    /// @return rows deleted; fewer than `limit` when no more are free
    int delete(Instant createdBefore, Instant revisedBefore, int limit) {
        return jdbc.sql(DELETE)
                .param("created", createdBefore.toString())
                .param("revised", revisedBefore.toString())
                .param("limit", limit)
                .update();
    }
}
