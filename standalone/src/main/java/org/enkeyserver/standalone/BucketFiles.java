package org.enkeyserver.standalone;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobName;

/// Answers GET and HEAD for the objects of a bucket that lies in a folder.
///
/// As with a bucket, what is not there and what is not an object's name is 403; there are no
/// listings, no ranges and no content coding.
final class BucketFiles implements HttpHandler {

    private static final BlobHeaders OTHER =
            new BlobHeaders("application/octet-stream", "no-store");
    private static final int MISSING = 403;

    private final Path bucket;

    BucketFiles(Path bucket) {
        this.bucket = bucket.toAbsolutePath().normalize();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                refuse(exchange, 405, "a bucket answers GET and HEAD only\n");
                return;
            }
            String object = exchange.getRequestURI().getRawPath().substring(1);
            if (!isObjectName(object)) {
                refuse(exchange, MISSING, "no such object\n");
                return;
            }
            serve(exchange, bucket.resolve(object));
        }
    }

    private void serve(HttpExchange exchange, Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            refuse(exchange, MISSING, "no such object\n");
            return;
        }
        // Opened first: an object that is replaced meanwhile is still sent whole.
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            ObjectVersion version = ObjectVersion.of(attributes);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", headersOf(file).cacheControl());
            headers.set("ETag", version.etag());
            headers.set("Last-Modified", version.lastModified());
            if (version.isKnownTo(exchange.getRequestHeaders())) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            headers.set("Content-Type", headersOf(file).contentType());
            send(exchange, content);
        } catch (NoSuchFileException deletedMeanwhile) {
            refuse(exchange, MISSING, "no such object\n");
        }
    }

    private static void send(HttpExchange exchange, FileChannel content) throws IOException {
        long size = content.size();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(size));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        // To this server 0 means "length not known" and -1 means "nothing".
        exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
        if (size > 0) {
            try (OutputStream body = exchange.getResponseBody()) {
                Channels.newInputStream(content).transferTo(body);
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/plain; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static BlobHeaders headersOf(Path file) {
        String name = file.toString();
        if (name.endsWith("index.txt")) {
            return BlobHeaders.INDEX;
        }
        return name.endsWith(".zip") ? BlobHeaders.ARCHIVE : OTHER;
    }

    /// The store's own temporary files begin with a dot; objects never do.
    private static boolean isObjectName(String text) {
        try {
            return !("/" + text).contains("/.") && new BlobName("cdn", text).object().equals(text);
        } catch (IllegalArgumentException otherwise) {
            return false;
        }
    }
}
