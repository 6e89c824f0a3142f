package org.enkeyserver.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.enkeyserver.common.config.ExportConfig.TravelerMode;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConfigReaderIT {

    private final TestDatabase database = TestDatabase.create();
    private final AtomicLong nanos = new AtomicLong();
    private final ConfigReader reader =
            new ConfigReader(JdbcClient.create(database.dataSource()), nanos::get);

    @Test
    void readsAnUploadClientByNameInAnyCase() {
        authority();
        database.execute(
                """
                insert into enks.upload_client (name, regions, bypass_certificate)
                values ('gov.example.app', '{GB,IE}', true);
                insert into enks.upload_client_health_authority values (1, 1)
                """);

        assertThat(reader.uploadClient("Gov.Example.App"))
                .contains(
                        new UploadClient(
                                "gov.example.app", Set.of("GB", "IE"), Set.of(1L), true, false));
    }

    @Test
    void readsAHealthAuthorityWithItsKeys() {
        authority();

        assertThat(reader.healthAuthority("gov.example"))
                .contains(
                        new HealthAuthority(
                                1,
                                "gov.example",
                                "exposure",
                                "Example",
                                true,
                                List.of(
                                        new HealthAuthorityKey(
                                                "v1",
                                                Instant.parse("2026-01-01T00:00:00Z"),
                                                Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                                                "-----BEGIN PUBLIC KEY-----x"))));
        assertThat(reader.healthAuthority("GOV.example")).isEmpty();
    }

    @Test
    void readsExportsAndOrdersTheirKeysNewestFirst() {
        database.execute(
                """
                insert into enks.signature_info
                       (signing_key, key_id, key_version, effective_from, thru_at)
                values ('a.pem', '310', 'v1', '2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z'),
                       ('b.pem', '310', 'v2', '2026-02-01T00:00:00Z', null),
                       ('c.pem', '310', 'v3', '2026-03-01T00:00:00Z', null);
                insert into enks.export_config
                       (bucket, filename_root, period_seconds, output_region, exclude_regions,
                        traveler_mode, from_at, max_records)
                values ('cdn', 'gb', 14400, 'GB', '{IE}', 'included', '2026-01-01T00:00:00Z', 7);
                insert into enks.export_config_signature_info values (1, 1), (1, 2)
                """);

        ExportConfig config = reader.exportConfig(1).orElseThrow();

        assertThat(config)
                .isEqualTo(
                        new ExportConfig(
                                1,
                                "cdn",
                                "gb",
                                Duration.ofHours(4),
                                "GB",
                                Set.of(),
                                Set.of("IE"),
                                TravelerMode.INCLUDED,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Optional.empty(),
                                List.of(1L, 2L),
                                OptionalInt.of(7)));
        assertThat(reader.exportConfigs()).containsExactly(config);
        assertThat(reader.exportConfig(2)).isEmpty();
        assertThat(reader.signatureInfos(config.signatureInfoIds()))
                .extracting(SignatureInfo::keyVersion)
                .containsExactly("v2", "v1");
    }

    @Test
    void seesARevocationOneSecondLater() { // D28
        authority();
        assertThat(thruOfTheKey()).contains(Instant.parse("2027-01-01T00:00:00Z"));

        database.execute(
                """
                update enks.health_authority_key set thru_at = '2026-06-01T00:00:00Z';
                update enks.configuration_version set version = version + 1
                """);

        pass(Duration.ofMillis(999));
        assertThat(thruOfTheKey()).contains(Instant.parse("2027-01-01T00:00:00Z"));
        pass(Duration.ofMillis(1));
        assertThat(thruOfTheKey()).contains(Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Test
    void seesAChangeMadePastTheConsoleAfterFiveMinutes() {
        authority();
        assertThat(reader.healthAuthority("gov.example")).isPresent();
        database.execute("update enks.health_authority set audience = 'other'");

        pass(Duration.ofMinutes(4));
        assertThat(reader.healthAuthority("gov.example").orElseThrow().audience())
                .isEqualTo("exposure");
        pass(Duration.ofMinutes(1));
        assertThat(reader.healthAuthority("gov.example").orElseThrow().audience())
                .isEqualTo("other");
    }

    @Test
    void forgetsAbsenceAfterTenSeconds() { // D27
        assertThat(reader.healthAuthority("gov.example")).isEmpty();
        authority();

        pass(Duration.ofSeconds(9));
        assertThat(reader.healthAuthority("gov.example")).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(reader.healthAuthority("gov.example")).isPresent();
    }

    @Test
    void throwsFailuresOfTheDatabaseAndRemembersNone() {
        authority();
        database.execute("alter table enks.health_authority rename to gone");
        assertThatThrownBy(() -> reader.healthAuthority("gov.example"))
                .isInstanceOf(DataAccessException.class);

        database.execute("alter table enks.gone rename to health_authority");
        assertThat(reader.healthAuthority("gov.example")).isPresent();
    }

    @Test
    void refusesToAnswerOnAnOldVersionWhileTheDatabaseIsAway() {
        authority();
        assertThat(reader.healthAuthority("gov.example")).isPresent();
        database.execute("alter table enks.configuration_version rename to gone");

        pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> reader.healthAuthority("gov.example"))
                .isInstanceOf(DataAccessException.class);
    }

    private Optional<Instant> thruOfTheKey() {
        return reader.healthAuthority("gov.example").orElseThrow().keys().getFirst().thru();
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private void authority() {
        database.execute(
                """
                insert into enks.health_authority (issuer, audience, name)
                values ('gov.example', 'exposure', 'Example');
                insert into enks.health_authority_key
                values (1, 'v1', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z',
                        '-----BEGIN PUBLIC KEY-----x')
                """);
    }
}
