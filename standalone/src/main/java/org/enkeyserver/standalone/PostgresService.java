package org.enkeyserver.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// The suite's own PostgreSQL, whose data stay between starts and survive a crash.
final class PostgresService implements AutoCloseable {

    private static final String DATABASE = "enks";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private PostgresService(EmbeddedPostgres server) {
        this.server = server;
    }

    /// Starts the server; one that a killed suite left behind is stopped first.
    static PostgresService start(Path folder, Path log) {
        OrphanedPostgres.stop(folder);
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(folder)
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(START_LIMIT)
                            .setLocaleConfig("locale", "C")
                            // The library starts the server with fsync off.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("timezone", "UTC")
                            .setServerConfig("max_connections", "100")
                            .setServerConfig("unix_socket_directories", "")
                            .setOutputRedirector(Redirect.appendTo(log.toFile()))
                            .setErrorRedirector(Redirect.appendTo(log.toFile()))
                            .start();
            PostgresService service = new PostgresService(server);
            service.createDatabase();
            return service;
        } catch (IOException | SQLException failed) {
            throw new StandaloneException(
                    "PostgreSQL did not start on " + folder + "; see " + log, failed);
        } catch (IllegalStateException unsupported) {
            throw new StandaloneException(
                    "there is no embedded PostgreSQL for "
                            + System.getProperty("os.name")
                            + " "
                            + System.getProperty("os.arch")
                            + ", or it could not be set up; see "
                            + log,
                    unsupported);
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", DATABASE);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new StandaloneException("PostgreSQL did not stop", failed);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            boolean there;
            try (ResultSet rows =
                    statement.executeQuery(
                            "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                there = rows.next();
            }
            if (!there) {
                statement.execute("create database " + DATABASE);
            }
        }
    }
}
