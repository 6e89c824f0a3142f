package org.enkeyserver.standalone;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.enkeyserver.common.web.OperatorToken;

/// Serves a local bucket as a bucket behind a CDN would, and the suite's clock beside it.
final class LocalCdn implements AutoCloseable {

    static final String CLOCK_PATH = "/_standalone/clock";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LocalCdn(int port, Path bucket, ClockEndpoint clock) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", new BucketFiles(bucket));
        server.createContext(CLOCK_PATH, clock);
    }

    static ClockEndpoint clockEndpoint(ShiftableClock clock, boolean shiftable, String token) {
        return new ClockEndpoint(clock, shiftable, new OperatorToken(token));
    }

    /// Adds another control beside the clock, before the start.
    void add(String path, HttpHandler control) {
        server.createContext(path, control);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
