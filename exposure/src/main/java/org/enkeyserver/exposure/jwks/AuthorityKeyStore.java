package org.enkeyserver.exposure.jwks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SigningException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The keys of health authorities, as far as JWKS keeps them.
///
/// [#lock] and what follows belong into one transaction of the caller.
final class AuthorityKeyStore {

    private static final String SOURCES =
            """
            select health_authority_id, name, jwks_uri
              from enks.health_authority
             where jwks_uri is not null
             order by health_authority_id
            """;

    /// First, as `config apply` does: who changes configuration does so one after another.
    private static final String LOCK_CONFIGURATION =
            "select version from enks.configuration_version for update";

    private static final String LOCK =
            """
            select jwks_uri
              from enks.health_authority
             where health_authority_id = :authority
               for update
            """;

    private static final String HELD =
            """
            select key_version, public_key_pem, thru_at, source, missed_fetches
              from enks.health_authority_key
             where health_authority_id = :authority
             order by key_version
            """;

    private static final String ADD =
            """
            insert into enks.health_authority_key
                (health_authority_id, key_version, from_at, public_key_pem, source)
            values (:authority, :version, :now, :pem, 'jwks')
            """;

    private static final String RETIRE =
            """
            insert into enks.health_authority_key_history
                (health_authority_id, key_version, replaced_at, from_at, thru_at, public_key_pem)
            select health_authority_id, key_version, :now, from_at, thru_at, public_key_pem
              from enks.health_authority_key
             where health_authority_id = :authority and key_version = :version and source = 'jwks'
            on conflict do nothing
            """;

    private static final String REPLACE =
            """
            update enks.health_authority_key
               set public_key_pem = :pem, from_at = :now, thru_at = null, missed_fetches = 0
             where health_authority_id = :authority and key_version = :version and source = 'jwks'
            """;

    private static final String REINSTATE =
            """
            update enks.health_authority_key
               set thru_at = null, missed_fetches = 0
             where health_authority_id = :authority and key_version = :version and source = 'jwks'
            """;

    private static final String MISSED =
            """
            update enks.health_authority_key
               set missed_fetches = :times
             where health_authority_id = :authority and key_version = :version and source = 'jwks'
            """;

    /// A key that has not begun ends as it begins. One that has ended keeps its end. // J05 D23
    private static final String REVOKE =
            """
            update enks.health_authority_key
               set thru_at = greatest(from_at, :now), missed_fetches = 0
             where health_authority_id = :authority and key_version = :version and source = 'jwks'
               and thru_at is null
            """;

    private static final String PURGE =
            """
            delete from enks.health_authority_key
             where health_authority_id = :authority and source = 'jwks' and thru_at < :before
            """;

    private static final String PURGE_REPLACED =
            """
            delete from enks.health_authority_key_history
             where health_authority_id = :authority and replaced_at < :before
            """;

    private static final String RAISE_VERSION =
            "update enks.configuration_version set version = version + 1, changed_at = :now";

    private final JdbcClient jdbc;

    AuthorityKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The authorities that publish their keys.
    List<JwksSource> sources() {
        return jdbc.sql(SOURCES)
                .query((row, number) ->
                        new JwksSource(
                                row.getLong("health_authority_id"),
                                row.getString("name"),
                                row.getString("jwks_uri")))
                .list();
    }

    /// Lets nobody else change the authority's keys until the transaction ends.
    ///
    /// @return whether it still publishes its keys there
    boolean lock(JwksSource source) {
        jdbc.sql(LOCK_CONFIGURATION).query(Long.class).single();
        return jdbc.sql(LOCK)
                .param("authority", source.healthAuthorityId())
                .query(String.class)
                .optional()
                .filter(source.uri()::equals)
                .isPresent();
    }

    List<HeldKey> held(JwksSource source) {
        return jdbc.sql(HELD)
                .param("authority", source.healthAuthorityId())
                .query((row, number) -> key(row))
                .list();
    }

    void apply(JwksSource source, JwksChange change, Instant now) {
        long authority = source.healthAuthorityId();
        switch (change) {
            case JwksChange.Add(PublishedKey key) -> write(ADD, authority, key, now);
            case JwksChange.Replace(PublishedKey key) -> {
                statement(RETIRE, authority, key.kid()).param("now", utc(now)).update();
                write(REPLACE, authority, key, now);
            }
            case JwksChange.Reinstate(String version) ->
                    statement(REINSTATE, authority, version).update();
            case JwksChange.Found(String version) ->
                    statement(MISSED, authority, version).param("times", 0).update();
            case JwksChange.Missed(String version, int times) ->
                    statement(MISSED, authority, version).param("times", times).update();
            case JwksChange.Revoke(String version) ->
                    statement(REVOKE, authority, version).param("now", utc(now)).update();
        }
    }

    /// Forgets keys that were revoked or replaced before a moment.
    void purge(JwksSource source, Instant before) {
        for (String sql : List.of(PURGE, PURGE_REPLACED)) {
            jdbc.sql(sql)
                    .param("authority", source.healthAuthorityId())
                    .param("before", utc(before))
                    .update();
        }
    }

    /// Makes every service read the configuration again. // D28
    void raiseVersion(Instant now) {
        jdbc.sql(RAISE_VERSION).param("now", utc(now)).update();
    }

    private void write(String sql, long authority, PublishedKey key, Instant now) {
        statement(sql, authority, key.kid())
                .param("pem", key.publicKeyPem())
                .param("now", utc(now))
                .update();
    }

    private JdbcClient.StatementSpec statement(String sql, long authority, String version) {
        return jdbc.sql(sql).param("authority", authority).param("version", version);
    }

    private static HeldKey key(ResultSet row) throws SQLException {
        return new HeldKey(
                row.getString("key_version"),
                spelled(row.getString("public_key_pem")),
                Optional.ofNullable(row.getObject("thru_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("source").equals("manual"),
                row.getInt("missed_fetches"));
    }

    /// Operators may have written rows by SQL, in their own spelling.
    private static String spelled(String pem) {
        try {
            return EcKeys.toPem(EcKeys.publicKeyFromPem(pem));
        } catch (SigningException unusable) {
            return pem;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
