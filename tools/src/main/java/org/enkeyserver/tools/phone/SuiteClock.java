package org.enkeyserver.tools.phone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The time of a local suite, which may have been moved forward.
///
/// A server that does not tell its time is taken to keep the machine's. Safe for use by several
/// threads.
public final class SuiteClock extends Clock {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final URI address;
    private final Clock machine;
    private final JsonMapper json = new JsonMapper();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public SuiteClock(HttpClient http, URI cdn, Clock machine) {
        this.http = http;
        this.address = cdn.resolve("_standalone/clock");
        this.machine = machine;
    }

    /// Asks the suite for its time.
    public void synchronize() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                String now = json.readTree(response.body()).path("now").asString("");
                ahead.set(Duration.between(machine.instant(), Instant.parse(now)));
            }
        } catch (IOException | JacksonException | DateTimeException silent) {
            ahead.set(Duration.ZERO);
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(machine.withZone(zone), ahead.get());
    }
}
