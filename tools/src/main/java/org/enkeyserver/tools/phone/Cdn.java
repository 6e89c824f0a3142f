package org.enkeyserver.tools.phone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;

/// The place phones download from.
public final class Cdn {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI base;
    private final String indexPath;

    /// Downloads from `base`.
    ///
    /// @param base ends in a slash; the lines of the index are relative to it
    public Cdn(HttpClient http, URI base, String indexPath) {
        this.http = http;
        this.base = base;
        this.indexPath = indexPath;
    }

    /// One download, body included.
    Download index() throws InterruptedException, IOException {
        return get(indexPath, "text/plain");
    }

    Download archive(String line) throws InterruptedException, IOException {
        return get(line, "application/zip");
    }

    private Download get(String path, String accept) throws InterruptedException, IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(TIMEOUT)
                        .header("Accept", accept)
                        .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        return new Download(
                response.statusCode(),
                mediaType(response.headers().firstValue("Content-Type").orElse("")),
                response.body());
    }

    private static String mediaType(String value) {
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
