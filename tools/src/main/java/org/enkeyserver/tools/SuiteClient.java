package org.enkeyserver.tools;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Talks to the operators' endpoints of a suite started by `./enks up`.
///
/// Whatever keeps an answer away becomes a [ToolException] that says what to do.
public final class SuiteClient implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();
    private final String token;

    private SuiteClient(String token) {
        this.token = token;
    }

    /// A client that presents the token of the suite's data folder.
    public static SuiteClient of(LocalSuite suite) {
        Path file = suite.data().resolve("api-token");
        try {
            return new SuiteClient(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "cannot read "
                            + file
                            + ": start the suite with ./enks up, and give its --data folder");
        }
    }

    /// GET; any status.
    public HttpResponse<String> get(URI address, Duration limit) {
        return send("GET", address, BodyPublishers.noBody(), limit);
    }

    /// POST of a JSON body, which may be empty; any status.
    public HttpResponse<String> post(URI address, String json, Duration limit) {
        return send("POST", address, BodyPublishers.ofString(json), limit);
    }

    private HttpResponse<String> send(
            String method, URI address, BodyPublisher body, Duration limit) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(limit)
                        .method(method, body)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "nothing answers at "
                            + address.resolve("/")
                            + "; start it with ./enks up, or give its --port-base");
        } catch (HttpTimeoutException slow) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "no answer from " + address + " within " + limit.toSeconds() + " s");
        } catch (IOException failed) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "the connection to " + address.resolve("/") + " broke; see the suite's log");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ToolException(ToolException.UNREACHABLE, "stopped");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
