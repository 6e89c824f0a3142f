package org.enkeyserver.common.config.edit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables themselves refuse what the rules refuse, whoever writes. // B-27
class ConfigurationConstraintsIT {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String EXPORT =
            """
            insert into enks.export_config
                   (bucket, filename_root, period_seconds, output_region, input_regions,
                    traveler_mode, from_at, thru_at, max_records)
            values (%s, %s, %s, %s, %s, %s, '2021-01-01T00:00:00Z', %s, %s)
            """;

    @ParameterizedTest(name = "19 period of {0} s")
    @ValueSource(ints = {0, -1, 25 * 3600, 7 * 3600})
    void refusesPeriods(int seconds) {
        refuses(
                EXPORT.formatted(
                        "'b'", "'r'", seconds, "'US'", "'{}'", "'included'", "null", "null"),
                "export_config_period");
    }

    @ParameterizedTest(name = "{8}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'',     'r',   60, 'US', '{}',   'included', null, null, bucket",
                "'b',    '/r',  60, 'US', '{}',   'included', null, null, root",
                "'b',    'r',   60, 'us', '{}',   'included', null, null, output_region",
                "'b',    'r',   60, 'US', '{us}', 'included', null, null, input_regions",
                "'b',    'r',   60, 'US', '{}',   'both',     null, null, traveler_mode",
                "'b',    'r',   60, 'US', '{}',   'included', '2020-01-01T00:00:00Z', null, times",
                "'b',    'r',   60, 'US', '{}',   'included', null, 0,    max_records"
            })
    void refusesExports(
            String bucket,
            String root,
            String period,
            String region,
            String inputs,
            String travelers,
            String thru,
            String most,
            String constraint) {
        refuses(
                EXPORT.formatted(bucket, root, period, region, inputs, travelers, thru, most),
                "export_config_" + constraint);
    }

    @ParameterizedTest(name = "25 the place {0} is taken in any letter case")
    @ValueSource(strings = {"'CDN', 'exports/us'", "'cdn', 'EXPORTS/us'"})
    void refusesASecondExportOfAPlace(String place) {
        TestDatabase database = TestDatabase.create();
        String insert =
                """
                insert into enks.export_config
                       (bucket, filename_root, period_seconds, output_region, from_at)
                values (%s, 60, 'US', '2021-01-01T00:00:00Z')
                """;
        database.execute(insert.formatted("'cdn', 'exports/us'"));
        assertThatThrownBy(() -> database.execute(insert.formatted(place)))
                .rootCause()
                .hasMessageContaining("export_config_place");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "upload_client (name, regions) values ('Upper', '{US}')    | upload_client_name",
                "upload_client (name, regions) values ('a', '{us}')        | upload_client_regions",
                "health_authority (issuer, audience, name) values ('', 'a', 'n')  | health_authority_issuer",
                "health_authority (issuer, audience, name) values ('i', '', 'n')  | health_authority_audience",
                "signature_info (signing_key, key_id, key_version, effective_from) values ('', '1', 'v', now()) | signature_info_signing_key",
                "signature_info (signing_key, key_id, key_version, effective_from) values ('k', '1-1', 'v', now()) | signature_info_key_id",
                "signature_info (signing_key, key_id, key_version, effective_from) values ('k', '1', 'v.1', now()) | signature_info_key_version",
                "signature_info (signing_key, key_id, key_version, effective_from, thru_at) values ('k', '1', 'v', now(), now()) | signature_info_times",
                "importer (index_url, root_url, region, from_at) values ('ftp://x', 'https://x', 'US', now()) | importer_index_url",
                "importer (index_url, root_url, region, from_at) values ('https://x', 'https://x', 'us', now()) | importer_region",
                "mirror (name, index_url, root_url, bucket, filename_root, filename_rewrite) values ('m', 'https://x', 'https://x', 'b', 'r', 'same.zip') | mirror_rewrite"
            })
    void refusesRows(String insert, String constraint) {
        refuses("insert into enks." + insert, constraint);
    }

    private static void refuses(String sql, String constraint) {
        assertThatThrownBy(() -> DATABASE.execute(sql))
                .rootCause()
                .hasMessageContaining("\"" + constraint + "\"");
    }
}
