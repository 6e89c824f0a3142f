package org.enkeyserver.exposure.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.enkeyserver.exposure.testing.PublishServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// D02, S-08: a client that sends a byte now and then is cut off.
final class SlowBodyIT {

    private static final int DRIP_MILLIS = 50;

    @Test
    @Timeout(30)
    void cutsABodyThatDrips() throws IOException {
        try (var server =
                        PublishServer.start(
                                Map.of(
                                        "enks.limits.body-time", "500ms",
                                        "server.tomcat.connection-timeout", "2s"));
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String answer = drip(socket, "POST /v1/publish", 60_000);

            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("connection: close")
                    .contains("\"code\":\"bad_request\"", "\"padding\":\"");
        }
    }

    @Test
    @Timeout(30)
    void cutsADrippingBodyThatNobodyReads() throws IOException {
        try (var server = PublishServer.start(Map.of("server.tomcat.connection-timeout", "2s"));
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThat(drip(socket, "GET /health", 60_000)).startsWith("HTTP/1.1 200");
        }
    }

    /// Sends a body byte by byte until the server hangs up, and returns what it said.
    private static String drip(Socket socket, String route, int length) throws IOException {
        var answer = new ByteArrayOutputStream();
        socket.setSoTimeout(DRIP_MILLIS);
        write(
                socket,
                route
                        + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: "
                        + length
                        + "\r\n\r\n");
        while (true) {
            try {
                write(socket, " ");
                int read = socket.getInputStream().read();
                if (read < 0) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
                answer.write(read);
            } catch (SocketTimeoutException pauseBetweenBytes) {
                assertThat(socket.isClosed()).isFalse();
            } catch (SocketException hungUp) {
                return answer.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
