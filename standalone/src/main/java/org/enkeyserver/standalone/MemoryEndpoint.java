package org.enkeyserver.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import org.enkeyserver.common.web.OperatorToken;
import tools.jackson.databind.json.JsonMapper;

/// Tells those who hold the token how much heap the suite used at most, for `./enks bench`.
///
/// `GET` reads, `POST` forgets the peak so far. The peak is the sum over the pools of the heap, an
/// upper bound: they need not have been full at the same time.
final class MemoryEndpoint implements HttpHandler {

    static final String PATH = "/_standalone/memory";

    private final OperatorToken token;
    private final JsonMapper json = JsonMapper.shared();

    MemoryEndpoint(OperatorToken token) {
        this.token = token;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!token.admits(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(
                        exchange,
                        401,
                        new ClockEndpoint.Refusal("a valid bearer token is required"));
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "GET" -> answer(exchange, 200, reading());
                case "POST" -> {
                    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
                    answer(exchange, 200, reading());
                }
                default -> {
                    exchange.getResponseHeaders().set("Allow", "GET, POST");
                    answer(exchange, 405, new ClockEndpoint.Refusal("use GET or POST"));
                }
            }
        }
    }

    private static Reading reading() {
        long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Reading(peak, Runtime.getRuntime().maxMemory());
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    record Reading(long peakHeapBytes, long maxHeapBytes) {}
}
