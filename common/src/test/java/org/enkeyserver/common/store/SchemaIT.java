package org.enkeyserver.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the migrations, taken together, leave in a database.
final class SchemaIT {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.create().dataSource());

    @Test
    void needsNoExtension() { // D42
        assertThat(names("select extname from pg_extension")).containsExactly("plpgsql");
    }

    @Test
    void hasNoColumnsThatNobodyReads() { // D46
        assertThat(
                        names(
                                """
                                select column_name
                                from information_schema.columns
                                where table_schema = 'enks'
                                """))
                .isNotEmpty()
                .doesNotContain(
                        "vaccine_status",
                        "test_date_interval",
                        "max_end_interval",
                        "export_import_id",
                        "import_file_id",
                        "revised_import_file_id");
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getString(1)).list();
    }
}
