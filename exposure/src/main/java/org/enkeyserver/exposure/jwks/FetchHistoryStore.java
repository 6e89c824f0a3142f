package org.enkeyserver.exposure.jwks;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The last fetches of each authority in `enks.jwks_fetch`.
final class FetchHistoryStore {

    static final int KEPT = 50;

    private static final String LAST_GOOD =
            """
            select max(fetched_at)
              from enks.jwks_fetch
             where health_authority_id = :authority and outcome in ('unchanged', 'changed')
            """;

    private static final String ADD =
            """
            insert into enks.jwks_fetch
                (health_authority_id, fetched_at, outcome, reason, published, skipped, added,
                 replaced, reinstated, missing, revoked)
            values (:authority, :at, :outcome, :reason, :published, :skipped, :added,
                    :replaced, :reinstated, :missing, :revoked)
            """;

    private static final String FORGET =
            """
            delete from enks.jwks_fetch
             where health_authority_id = :authority and jwks_fetch_id <= (
                 select jwks_fetch_id from enks.jwks_fetch
                  where health_authority_id = :authority
                  order by jwks_fetch_id desc offset :kept limit 1)
            """;

    private final JdbcClient jdbc;

    FetchHistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// When the last fetch began whose document was good; [Instant#EPOCH] for never.
    Instant lastGood(JwksSource source) {
        OffsetDateTime last =
                jdbc.sql(LAST_GOOD)
                        .param("authority", source.healthAuthorityId())
                        .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                        .list()
                        .getFirst();
        return last == null ? Instant.EPOCH : last.toInstant();
    }

    /// Adds a fetch and forgets all but the last fifty.
    void add(JwksSource source, Instant at, FetchRecord fetch) {
        jdbc.sql(ADD)
                .param("authority", source.healthAuthorityId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("outcome", fetch.outcome())
                .param("reason", fetch.reason().orElse(null))
                .param("published", fetch.published())
                .param("skipped", fetch.skipped())
                .param("added", fetch.added())
                .param("replaced", fetch.replaced())
                .param("reinstated", fetch.reinstated())
                .param("missing", fetch.missing())
                .param("revoked", fetch.revoked())
                .update();
        jdbc.sql(FORGET)
                .param("authority", source.healthAuthorityId())
                .param("kept", KEPT)
                .update();
    }
}
