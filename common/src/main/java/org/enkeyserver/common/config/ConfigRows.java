package org.enkeyserver.common.config;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The configuration tables, read.
final class ConfigRows {

    private final JdbcClient jdbc;

    ConfigRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long version() {
        return jdbc.sql("select version from enks.configuration_version")
                .query(Long.class)
                .single();
    }

    Optional<UploadClient> uploadClient(String name) {
        return jdbc.sql(
                        """
                        select c.name, c.regions, c.bypass_certificate, c.bypass_revision_token,
                               array(select h.health_authority_id
                                       from enks.upload_client_health_authority h
                                      where h.upload_client_id = c.upload_client_id) as authorities
                          from enks.upload_client c
                         where c.name = :name
                        """)
                .param("name", name)
                .query((row, number) ->
                        new UploadClient(
                                row.getString("name"),
                                Set.of(strings(row, "regions")),
                                Set.of(longs(row, "authorities")),
                                row.getBoolean("bypass_certificate"),
                                row.getBoolean("bypass_revision_token")))
                .optional();
    }

    Optional<HealthAuthority> healthAuthority(String issuer) {
        return jdbc.sql(
                        """
                        select health_authority_id, issuer, audience, name, stats_enabled
                          from enks.health_authority
                         where issuer = :issuer
                        """)
                .param("issuer", issuer)
                .query((row, number) ->
                        new HealthAuthority(
                                row.getLong("health_authority_id"),
                                row.getString("issuer"),
                                row.getString("audience"),
                                row.getString("name"),
                                row.getBoolean("stats_enabled"),
                                keys(row.getLong("health_authority_id"))))
                .optional();
    }

    private List<HealthAuthorityKey> keys(long healthAuthorityId) {
        return jdbc.sql(
                        """
                        select key_version, from_at, thru_at, public_key_pem
                          from enks.health_authority_key
                         where health_authority_id = :id
                         order by from_at, key_version
                        """)
                .param("id", healthAuthorityId)
                .query((row, number) ->
                        new HealthAuthorityKey(
                                row.getString("key_version"),
                                instant(row, "from_at").orElseThrow(),
                                instant(row, "thru_at"),
                                row.getString("public_key_pem")))
                .list();
    }

    List<ExportConfig> exportConfigs() {
        return jdbc.sql(
                        """
                        select export_config_id, bucket, filename_root, period_seconds,
                               output_region, input_regions, exclude_regions, traveler_mode,
                               from_at, thru_at, max_records,
                               array(select s.signature_info_id
                                       from enks.export_config_signature_info s
                                      where s.export_config_id = c.export_config_id
                                      order by s.signature_info_id) as signature_infos
                          from enks.export_config c
                         order by export_config_id
                        """)
                .query((row, number) -> exportConfig(row))
                .list();
    }

    private static ExportConfig exportConfig(ResultSet row) throws SQLException {
        int maxRecords = row.getInt("max_records");
        OptionalInt limit = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(maxRecords);
        return new ExportConfig(
                row.getLong("export_config_id"),
                row.getString("bucket"),
                row.getString("filename_root"),
                Duration.ofSeconds(row.getInt("period_seconds")),
                row.getString("output_region"),
                Set.of(strings(row, "input_regions")),
                Set.of(strings(row, "exclude_regions")),
                travelerMode(row.getString("traveler_mode")),
                instant(row, "from_at").orElseThrow(),
                instant(row, "thru_at"),
                List.of(longs(row, "signature_infos")),
                limit);
    }

    List<SignatureInfo> signatureInfos() {
        return jdbc.sql(
                        """
                        select signature_info_id, signing_key, key_id, key_version,
                               effective_from, thru_at
                          from enks.signature_info
                        """)
                .query((row, number) ->
                        new SignatureInfo(
                                row.getLong("signature_info_id"),
                                row.getString("signing_key"),
                                row.getString("key_id"),
                                row.getString("key_version"),
                                instant(row, "effective_from").orElseThrow(),
                                instant(row, "thru_at")))
                .list();
    }

    private static ExportConfig.TravelerMode travelerMode(String stored) {
        return Arrays.stream(ExportConfig.TravelerMode.values())
                .filter(mode -> mode.stored().equals(stored))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static String[] strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((String[]) array.getArray()).distinct().toArray(String[]::new);
    }

    private static Long[] longs(ResultSet row, String column) throws SQLException {
        return (Long[]) row.getArray(column).getArray();
    }
}
