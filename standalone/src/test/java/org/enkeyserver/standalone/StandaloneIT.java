package org.enkeyserver.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StandaloneIT {

    @TempDir private Path folder;

    @Test
    void startsStopsSurvivesAKillAndKeepsItsData() throws Exception {
        Path data = folder.resolve("a data folder");
        int base = SuiteProcess.freePortBase();
        String token;
        try (SuiteProcess suite = up("first", data, base)) {
            suite.awaitReady();

            for (int service = 0; service < 5; service++) {
                assertThat(SuiteProcess.get(at(base + service, "/health")).statusCode())
                        .as("health of service %s", service)
                        .isEqualTo(200);
            }
            assertThat(suite.output())
                    .contains(at(base, "/v1/publish"))
                    .contains(at(base + 5, "/exports/us/index.txt"))
                    .contains(data.toString())
                    .contains("./enks simulate --port-base " + base);
            assertThat(SuiteProcess.get(at(base + 5, "/none")).statusCode()).isEqualTo(403);
            for (String secret : new String[] {"api-token", "signing-key.pem", "demo-ha.key.pem"}) {
                assertThat(Files.getPosixFilePermissions(data.resolve(secret)))
                        .as(secret)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
            assertThat(sql(data, "show fsync")).isEqualTo("on");
            sql(data, "create table public.kept as select 'yes' answer");
            token = Files.readString(data.resolve("api-token"));

            try (SuiteProcess second = up("second", data, base)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).contains("another suite runs on the data folder");
            }
            suite.kill();
        }
        assertThat(data.resolve("postgres").resolve("postmaster.pid")).exists();

        try (SuiteProcess suite = up("third", data, base)) {
            suite.awaitReady();
            assertThat(sql(data, "select answer from public.kept")).isEqualTo("yes");
            assertThat(Files.readString(data.resolve("api-token"))).isEqualTo(token);

            assertThat(suite.endsWithin(20)).isTrue();
            assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        int base = SuiteProcess.freePortBase();
        try (ServerSocket taken = new ServerSocket(base + 3);
                SuiteProcess suite = up("taken", folder.resolve("data"), base)) {
            assertThat(suite.exitCode()).isEqualTo(1);
            assertThat(suite.output())
                    .contains("port " + taken.getLocalPort() + " is in use")
                    .contains("--port-base");
        }
    }

    @Test
    void saysWhenTheDataFolderIsNoFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (SuiteProcess suite = up("file", file, 9080)) {
            assertThat(suite.exitCode()).isEqualTo(1);
            assertThat(suite.output()).contains("--data needs a folder");
        }
    }

    private SuiteProcess up(String name, Path data, int base) throws Exception {
        return SuiteProcess.launch(
                folder.resolve(name + ".out"),
                "--data",
                data.toString(),
                "--port-base",
                Integer.toString(base));
    }

    private static String at(int port, String path) {
        return "http://localhost:" + port + path;
    }

    private static String sql(Path data, String statement) throws Exception {
        int port =
                Integer.parseInt(
                        Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip());
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://localhost:" + port + "/enks?user=postgres");
                Statement query = connection.createStatement()) {
            if (!query.execute(statement)) {
                return "";
            }
            try (ResultSet rows = query.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
