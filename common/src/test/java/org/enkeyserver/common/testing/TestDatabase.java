package org.enkeyserver.common.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A fresh, migrated PostgreSQL database for each caller, on one server per JVM.
///
/// The migrations run once, into a template; a database of one's own is a clone of it and costs
/// some 40 ms.
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Server server;
    private final String name;

    private TestDatabase(Server server, String name) {
        this.server = server;
        this.name = name;
    }

    /// A new database with the current schema and no rows, on a server that is fast and forgets
    /// everything when it crashes.
    public static TestDatabase create() {
        return create(Fast.SERVER);
    }

    /// A new database on a server that flushes every commit to disk, as in production: for tests of
    /// how long things take.
    public static TestDatabase createDurable() {
        return create(Durable.SERVER);
    }

    private static TestDatabase create(Server server) {
        String name = "test_" + COUNT.incrementAndGet();
        server.execute("create database " + name + " template template_enks");
        return new TestDatabase(server, name);
    }

    /// The JDBC address of this database, user included.
    public String url() {
        return server.postgres.getJdbcUrl("postgres", name);
    }

    /// A data source without a pool.
    public DataSource dataSource() {
        return server.postgres.getDatabase("postgres", name);
    }

    /// Runs one statement, for fixtures.
    public void execute(String sql) {
        Server.execute(dataSource(), sql);
    }

    /// Removes this database; for tests that make dozens, which a server's shutdown would write
    /// out.
    public void drop() {
        server.execute("drop database " + name + " with (force)");
    }

    private static final class Fast {
        private static final Server SERVER =
                new Server(
                        Map.of(
                                "fsync",
                                "off",
                                "full_page_writes",
                                "off",
                                "synchronous_commit",
                                "off"));
    }

    private static final class Durable {
        private static final Server SERVER =
                new Server(Map.of("fsync", "on", "synchronous_commit", "on"));
    }

    /// A PostgreSQL that runs until the JVM ends.
    private static final class Server {

        private final EmbeddedPostgres postgres;

        Server(Map<String, String> durability) {
            var builder = EmbeddedPostgres.builder().setServerConfig("max_connections", "300");
            durability.forEach(builder::setServerConfig);
            try {
                postgres = builder.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            execute("create database template_enks");
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", "template_enks"))
                    .schemas("enks")
                    .load()
                    .migrate();
        }

        /// One at a time: a template must not be in use by others.
        synchronized void execute(String sql) {
            execute(postgres.getPostgresDatabase(), sql);
        }

        private static void execute(DataSource database, String sql) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
