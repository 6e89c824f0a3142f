package org.enkeyserver.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;

/// Applies the demo configuration to a new data folder, the way `./enks config apply` would.
///
/// Once only: what operators change afterwards stays. A start that dies in between repeats it.
final class DemoSeed {

    private static final String INDENT = "\n          ";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI adminConsole;
    private final DataFolder data;
    private final DemoKeys keys;

    DemoSeed(int port, DataFolder data, DemoKeys keys) {
        this.adminConsole = URI.create("http://localhost:" + port + "/api/config/apply");
        this.data = data;
        this.keys = keys;
    }

    void applyOnce() {
        if (Files.exists(data.seeded())) {
            return;
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(adminConsole)
                                    .timeout(LIMIT)
                                    .header("Authorization", "Bearer " + keys.token())
                                    .header("Content-Type", "application/yaml")
                                    .POST(BodyPublishers.ofString(document()))
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StandaloneException(
                        "the demo configuration was refused with status "
                                + answer.statusCode()
                                + "; see "
                                + data.log());
            }
            PrivateFile.write(data.seeded(), "applied; remove this file to apply it again\n");
        } catch (IOException failed) {
            throw new StandaloneException("cannot apply the demo configuration", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StandaloneException("stopped while starting", stopping);
        }
    }

    private String document() throws IOException {
        try (InputStream template = DemoSeed.class.getResourceAsStream("/demo.yaml")) {
            if (template == null) {
                throw new AssertionError("demo.yaml is part of this module");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "@authority-public-key@",
                            keys.authorityPublicKey().strip().replace("\n", INDENT));
        }
    }
}
