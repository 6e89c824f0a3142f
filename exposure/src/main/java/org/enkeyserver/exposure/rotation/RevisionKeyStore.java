package org.enkeyserver.exposure.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Revision keys in `enks.revision_key`.
final class RevisionKeyStore {

    private static final String ALLOWED =
            """
            select kid, created_at
            from enks.revision_key
            where allowed
            order by created_at desc, kid desc
            """;

    private static final String WRAPPED =
            """
            select aad, wrapped
            from enks.revision_key
            where kid = :kid and allowed
            """;

    /// Writers come one after another, so that numbers are committed in their order and two
    /// replicas do not both find that a key is due. Readers do not wait.
    private static final String ONE_WRITER =
            "lock table enks.revision_key in share row exclusive mode";

    private static final String ADD =
            """
            insert into enks.revision_key (aad, wrapped, created_at)
            select :aad, :wrapped, :now::timestamptz
            where not exists (
                select from enks.revision_key
                where allowed and created_at > :due::timestamptz)
            """;

    private static final String DESTROY_SUPERSEDED =
            """
            update enks.revision_key as old
            set allowed = false, aad = null, wrapped = null
            where old.allowed
                and exists (
                    select from enks.revision_key as younger
                    where younger.allowed
                        and (younger.created_at, younger.kid) > (old.created_at, old.kid)
                        and younger.created_at <= :before::timestamptz)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RevisionKeyStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// The keys that may be used, newest first.
    List<AllowedKey> allowed() {
        return jdbc.sql(ALLOWED)
                .query((row, number) ->
                        new AllowedKey(
                                row.getLong("kid"), row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /// The wrapped secret, or empty when the key is not allowed (any more).
    Optional<WrappedKey> wrapped(long kid) {
        return jdbc.sql(WRAPPED)
                .param("kid", kid)
                .query((row, number) ->
                        new WrappedKey(row.getBytes("aad"), row.getBytes("wrapped")))
                .optional();
    }

    /// Adds a key unless there is one made after `due`; of several callers at once one adds.
    ///
    /// @return whether it was added
    boolean addIfDue(WrappedKey key, Instant now, Instant due) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    jdbc.sql(ONE_WRITER).update();
                    return jdbc.sql(ADD)
                                    .param("aad", key.aad())
                                    .param("wrapped", key.wrapped())
                                    .param("now", now.toString())
                                    .param("due", due.toString())
                                    .update()
                            == 1;
                }));
    }

    /// Destroys the keys that a younger one superseded at `before` or earlier; their rows stay.
    ///
    /// @return how many
    int destroySuperseded(Instant before) {
        return jdbc.sql(DESTROY_SUPERSEDED).param("before", before.toString()).update();
    }
}
