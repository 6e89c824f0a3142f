package org.enkeyserver.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ExportApplicationIT {

    private static final String TOKEN = "a-token-of-this-test-only";

    @TempDir private Path folder;

    @Test
    void startsAndAnswersToTheReferencePaths() throws IOException, InterruptedException {
        TestDatabase database = TestDatabase.create();
        try (ConfigurableApplicationContext context = start(database, List.of());
                HttpClient http = HttpClient.newHttpClient()) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            String base = "http://localhost:" + port;

            assertThat(send(http, HttpRequest.newBuilder(URI.create(base + "/health"))))
                    .isEqualTo(200);
            for (String path : List.of("/create-batches", "/do-work", "/jobs/export-cleanup/run")) {
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(URI.create(base + path))
                                .POST(HttpRequest.BodyPublishers.noBody());
                assertThat(send(http, request)).isIn(401, 403); // B-37
                request.header("Authorization", "Bearer " + TOKEN);
                assertThat(send(http, request)).as(path).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--BLOBSTORE=MEMORY, BLOBSTORE",
        "--BLOBSTORE_FILESYSTEM_ROOT=, BLOBSTORE_FILESYSTEM_ROOT",
        "--EXPORT_FILE_MIN_RECORDS=600000, EXPORT_FILE_MAX_RECORDS",
        "--CLEANUP_TTL=216h, DEBUG_OVERRIDE_CLEANUP_MIN_DURATION",
        "--MIN_WINDOW_AGE=-1h, MIN_WINDOW_AGE must be a duration of >= 0"
    })
    void refusesToStart(String argument, String named) {
        TestDatabase database = TestDatabase.create();
        assertThatThrownBy(() -> start(database, List.of(argument)).close())
                .rootCause()
                .hasMessageContaining(named);
    }

    private ConfigurableApplicationContext start(TestDatabase database, List<String> more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--spring.config.name=enks-common,export",
                                "--spring.datasource.url=" + database.url(),
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--enks.jobs.token=" + TOKEN,
                                "--enks.jobs.polling-interval=200ms"));
        arguments.addAll(more);
        if (more.stream().noneMatch(each -> each.startsWith("--BLOBSTORE_FILESYSTEM_ROOT"))) {
            arguments.add("--BLOBSTORE_FILESYSTEM_ROOT=" + folder);
        }
        return new SpringApplicationBuilder(ExportApplication.class)
                .run(arguments.toArray(String[]::new));
    }

    private static int send(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
