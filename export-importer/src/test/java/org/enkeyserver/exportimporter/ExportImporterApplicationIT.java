package org.enkeyserver.exportimporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

final class ExportImporterApplicationIT {

    @Test
    void startsAndTellsWhatItCannotDoYet() throws Exception {
        try (ConfigurableApplicationContext service =
                        new SpringApplicationBuilder(ExportImporterApplication.class)
                                .run(
                                        "--spring.config.name=enks-common,export-importer",
                                        "--server.port=0",
                                        "--server.address=127.0.0.1",
                                        "--spring.datasource.url=" + TestDatabase.create().url());
                HttpClient client = HttpClient.newHttpClient()) {
            String base =
                    "http://localhost:" + service.getEnvironment().getProperty("local.server.port");

            assertThat(get(client, base + "/health")).isEqualTo("{\"status\":\"ok\"}");
            assertThat(get(client, base + "/")).contains("later release");
        }
    }

    private static String get(HttpClient client, String address) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        BodyHandlers.ofString())
                .body();
    }
}
