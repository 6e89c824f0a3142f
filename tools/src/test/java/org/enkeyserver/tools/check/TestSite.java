package org.enkeyserver.tools.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A web server whose objects a test can spoil.
final class TestSite implements AutoCloseable {

    static {
        // Without it every answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Map<String, Served> objects = new LinkedHashMap<>();
    private final HttpServer server;

    TestSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    void put(String path, String type, String cacheControl, byte[] body) {
        Served served = new Served(body);
        served.headers.put("Content-Type", type);
        served.headers.put("Cache-Control", cacheControl);
        objects.put(path, served);
    }

    Served get(String path) {
        Served served = objects.get(path);
        if (served == null) {
            throw new AssertionError("not served: " + path);
        }
        return served;
    }

    void remove(String path) {
        objects.remove(path);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Served served = objects.get(exchange.getRequestURI().getPath().substring(1));
        if (served == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            served.headers.forEach(exchange.getResponseHeaders()::set);
            String tag = "\"" + Arrays.hashCode(served.body) + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            String asked = exchange.getRequestHeaders().getFirst("If-None-Match");
            if (served.status == 200
                    && (tag.equals(asked) || (asked != null && served.alwaysUnmodified))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                boolean empty = served.body.length == 0;
                exchange.sendResponseHeaders(
                        served.status, empty ? -1 : served.chunked ? 0 : served.body.length);
                if (!empty) {
                    exchange.getResponseBody().write(served.body);
                }
            }
        }
        exchange.close();
    }

    /// One object with everything about its answer.
    static final class Served {

        private final Map<String, String> headers = new TreeMap<>();
        private byte[] body;
        private int status = 200;
        private boolean chunked;
        private boolean alwaysUnmodified;

        private Served(byte[] body) {
            this.body = body;
        }

        void header(String name, String value) {
            headers.put(name, value);
        }

        void withoutHeader(String name) {
            headers.remove(name);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        void text(String text) {
            body = text.getBytes(StandardCharsets.UTF_8);
        }

        void body(byte[] bytes) {
            body = bytes;
        }

        byte[] body() {
            return body;
        }

        void status(int code) {
            status = code;
        }

        void chunked() {
            chunked = true;
        }

        void alwaysUnmodified() {
            alwaysUnmodified = true;
        }
    }
}
