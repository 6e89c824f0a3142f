package org.enkeyserver.tools.config;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.enkeyserver.tools.ToolException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Speaks with the configuration API of a server.
final class ConfigClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JsonMapper json =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private final URI server;
    private final String token;

    ConfigClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /// The document.
    String export() {
        HttpResponse<String> response = send(request("api/config").GET());
        if (response.statusCode() != 200) {
            throw refusal(response);
        }
        return response.body();
    }

    ConfigAnswer plan(String document) {
        return answer(send(request("api/config/plan").POST(BodyPublishers.ofString(document))));
    }

    /// Applies `document` if the configuration still has the number `version`.
    ConfigAnswer apply(String document, long version) {
        return answer(
                send(
                        request("api/config/apply")
                                .header("If-Match", "\"" + version + "\"")
                                .POST(BodyPublishers.ofString(document))));
    }

    @Override
    public void close() {
        http.close();
    }

    private ConfigAnswer answer(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 200, 409, 413, 422 -> read(response);
            default -> throw refusal(response);
        };
    }

    private ToolException refusal(HttpResponse<String> response) {
        return new ToolException(
                ToolException.REFUSED,
                "%s answered %d: %s"
                        .formatted(server, response.statusCode(), read(response).error()));
    }

    private ConfigAnswer read(HttpResponse<String> response) {
        try {
            return json.readValue(response.body(), Members.class).of(response.body());
        } catch (JacksonException foreign) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "%s answered %d, not in the way of an admin-console"
                            .formatted(server, response.statusCode()));
        }
    }

    private HttpRequest.Builder request(String path) {
        URI base = server.getPath().endsWith("/") ? server : URI.create(server + "/");
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/yaml");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "nobody answers at %s; is the server running?".formatted(server));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ToolException(ToolException.UNREACHABLE, "stopped");
        }
    }
}
