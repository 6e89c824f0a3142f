package org.enkeyserver.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import org.enkeyserver.common.web.OperatorToken;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Shows the suite's clock, and moves it forward for those who hold the token.
final class ClockEndpoint implements HttpHandler {

    private static final int LARGEST_BODY = 1000;

    private final ShiftableClock clock;
    private final boolean shiftable;
    private final OperatorToken token;
    private final JsonMapper json = JsonMapper.shared();

    ClockEndpoint(ShiftableClock clock, boolean shiftable, OperatorToken token) {
        this.clock = clock;
        this.shiftable = shiftable;
        this.token = token;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> answer(exchange, 200, reading());
                case "POST" -> post(exchange);
                default -> {
                    exchange.getResponseHeaders().set("Allow", "GET, POST");
                    answer(exchange, 405, new Refusal("use GET or POST"));
                }
            }
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        if (!token.admits(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, new Refusal("a valid bearer token is required"));
            return;
        }
        if (!shiftable) {
            answer(exchange, 409, new Refusal("the suite was not started with --clock shiftable"));
            return;
        }
        try {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            Shift shift = json.readValue(body, Shift.class);
            if (shift == null || shift.advance() == null) {
                answer(exchange, 400, new Refusal("send {\"advance\":\"PT4H\"}"));
                return;
            }
            clock.advance(Duration.parse(shift.advance()));
            answer(exchange, 200, reading());
        } catch (JacksonException | DateTimeException | IllegalArgumentException wrong) {
            answer(
                    exchange,
                    400,
                    new Refusal("send {\"advance\":\"PT4H\"}, a duration of 0 or more"));
        }
    }

    private Reading reading() {
        return new Reading(clock.instant().toString(), clock.offset().toString(), shiftable);
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    record Reading(String now, String offset, boolean shiftable) {}

    record Shift(@Nullable String advance) {}

    record Refusal(String error) {}
}
