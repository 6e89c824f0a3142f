package org.enkeyserver.common.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A fresh, migrated PostgreSQL database for each caller, on one server per JVM.
///
/// The migrations run once, into a template; a database of one's own is a clone of it and costs
/// some 40 ms.
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /// A new database with the current schema and no rows.
    public static TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.execute("create database " + name + " template template_enks");
        return new TestDatabase(name);
    }

    /// The JDBC address of this database, user included.
    public String url() {
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /// A data source without a pool.
    public DataSource dataSource() {
        return Server.POSTGRES.getDatabase("postgres", name);
    }

    /// Runs one statement, for fixtures.
    public void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Removes this database; for tests that make dozens, which a server's shutdown would write
    /// out.
    public void drop() {
        Server.execute("drop database " + name + " with (force)");
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            EmbeddedPostgres postgres;
            try {
                postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "off")
                                .setServerConfig("full_page_writes", "off")
                                .setServerConfig("synchronous_commit", "off")
                                .setServerConfig("max_connections", "300")
                                .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            execute(postgres, "create database template_enks");
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", "template_enks"))
                    .schemas("enks")
                    .load()
                    .migrate();
            return postgres;
        }

        private static void execute(String sql) {
            synchronized (POSTGRES) {
                execute(POSTGRES, sql);
            }
        }

        private static void execute(EmbeddedPostgres postgres, String sql) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
