package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// S-06: a row tells neither the moment of an upload nor where it came from.
final class CoarseRowsIT {

    private static final long WINDOW_SECONDS = 3600;

    private final PublishServer server = Servers.usual();

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
    }

    @Test
    void storesNoTimeFinerThanTheTruncateWindow() { // S-06
        TestUpload upload =
                TestUpload.of(
                        server.authority(),
                        TestKey.of(1, 2706048, 144),
                        TestKey.of(2, 2706192, 76)); // Still in use: held back.
        assertThat(server.publish(upload).status()).isEqualTo(200);

        assertThat(TestUpload.NOW % WINDOW_SECONDS).isNotZero();
        assertThat(columns("data_type like '%time%' or data_type = 'date'", "tek"))
                .isEqualTo("created_at,revised_at");
        assertThat(server.storedAll("extract(epoch from created_at)::bigint % 3600"))
                .containsOnly("0");
    }

    @Test
    void hasNoColumnForAddressesOrRequests() { // S-06, in whatever table
        assertThat(
                        columns(
                                """
                                data_type in ('inet', 'cidr', 'macaddr') or column_name ~
                                '(^|_)(ip|addr|address|peer|remote|agent|request|trace|device)(_|$)'
                                """,
                                "%"))
                .isEmpty();
    }

    private String columns(String condition, String table) {
        return server.jdbc()
                .sql(
                        """
                        select coalesce(string_agg(column_name, ',' order by column_name), '')
                          from information_schema.columns
                         where table_schema = 'enks' and table_name like :table and (%s)
                        """
                                .formatted(condition))
                .param("table", table)
                .query(String.class)
                .single();
    }
}
