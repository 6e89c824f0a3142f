package org.enkeyserver.tools.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.enkeyserver.tools.ToolException;

/// Sends GET requests and reads answers up to a limit.
public final class Fetcher implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /// Gets `uri`.
    ///
    /// @throws ToolException when no answer comes, or one longer than `maxBytes`
    public Fetched get(URI uri, int maxBytes, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(REQUEST_TIMEOUT);
            headers.forEach(request::header);
            HttpResponse<InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                byte[] body = in.readNBytes(maxBytes + 1);
                if (body.length > maxBytes) {
                    throw unreachable(uri, "sends more than " + maxBytes + " bytes");
                }
                return new Fetched(uri, answer.statusCode(), answer.headers(), body);
            }
        } catch (ConnectException nobody) {
            throw unreachable(uri, "cannot be fetched: nobody answers there");
        } catch (IOException failed) {
            String reason = failed.getMessage();
            throw unreachable(
                    uri,
                    "cannot be fetched: "
                            + (reason == null ? failed.getClass().getSimpleName() : reason));
        } catch (IllegalArgumentException unusable) {
            throw unreachable(uri, "is not an address that can be fetched");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unreachable(uri, "was not fetched, the command was stopped");
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static ToolException unreachable(URI uri, String what) {
        return new ToolException(ToolException.UNREACHABLE, uri + " " + what);
    }
}
