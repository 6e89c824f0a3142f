package org.enkeyserver.tools.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.OptionalLong;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.ToolException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The controls that only a suite on this machine has: its clock, its memory, its jobs.
final class SuiteControl {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final LocalSuite suite;
    private final HttpClient http;
    private final JsonMapper json = new JsonMapper();

    /// Takes control of `suite`.
    ///
    /// @throws ToolException when the suite is not on the loopback interface
    SuiteControl(LocalSuite suite, HttpClient http) {
        this.suite = suite;
        this.http = http;
        requireLoopback(suite.exposure());
    }

    /// Refuses every host but this machine: a load test against somebody's server is an attack.
    static void requireLoopback(URI server) {
        try {
            for (InetAddress address : InetAddress.getAllByName(server.getHost())) {
                if (!address.isLoopbackAddress()) {
                    throw new ToolException(
                            ToolException.REFUSED,
                            "bench loads suites on this machine only, " + server + " is not");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new ToolException(ToolException.UNREACHABLE, server + " is unknown");
        }
    }

    /// Forgets the highest use of memory so far.
    void resetPeakHeap() throws InterruptedException {
        post(suite.cdn().resolve("_standalone/memory"), "{}");
    }

    /// The largest heap since the last reset in bytes; empty when the suite does not tell.
    OptionalLong peakHeap() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(suite.cdn().resolve("_standalone/memory"))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token())
                        .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                return OptionalLong.empty();
            }
            long bytes = json.readTree(response.body()).path("peakHeapBytes").asLong(0);
            return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        } catch (IOException | JacksonException silent) {
            return OptionalLong.empty();
        }
    }

    /// Moves the clock of the suite.
    ///
    /// @throws ToolException when the suite was not started with a clock that can be moved
    void advance(Duration by) throws InterruptedException {
        int status = post(suite.cdn().resolve("_standalone/clock"), "{\"advance\":\"" + by + "\"}");
        if (status / 100 != 2) {
            throw new ToolException(
                    ToolException.REFUSED,
                    "the clock of the suite cannot be moved (status "
                            + status
                            + "): start it with ./enks up --clock shiftable");
        }
    }

    /// Runs a job of the export service now and waits for its end.
    void runExportJob(String name) throws InterruptedException {
        int status = post(suite.export().resolve("jobs/" + name + "/run"), "");
        if (status / 100 != 2) {
            throw new ToolException(
                    ToolException.REFUSED, "the job " + name + " failed with status " + status);
        }
    }

    private int post(URI address, String body) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException silent) {
            throw new ToolException(
                    ToolException.UNREACHABLE, address + " does not answer: is the suite up?");
        }
    }

    private String token() {
        try {
            return Files.readString(suite.data().resolve("api-token"), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException unreadable) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "cannot read "
                            + suite.data().resolve("api-token")
                            + ": name the data folder of the suite with --data");
        }
    }
}
