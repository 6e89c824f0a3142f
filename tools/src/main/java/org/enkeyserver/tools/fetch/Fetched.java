package org.enkeyserver.tools.fetch;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/// The answer to one request, body read.
///
/// Holds the body as it came; callers do not change it.
public final class Fetched {

    private final URI uri;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Fetched(URI uri, int status, HttpHeaders headers, byte[] body) {
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public URI uri() {
        return uri;
    }

    public int status() {
        return status;
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// The media type without parameters, lower-case; empty when none was sent.
    public String mediaType() {
        String type = header("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    public byte[] body() {
        return body;
    }
}
