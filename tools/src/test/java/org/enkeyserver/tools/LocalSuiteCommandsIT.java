package org.enkeyserver.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `enks clock` and `enks job` against servers that answer as a suite would.
final class LocalSuiteCommandsIT {

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    @TempDir private Path data;
    private int base;

    @BeforeEach
    void startServers() throws Exception {
        Files.writeString(data.resolve("api-token"), "t0ken\n");
        while (servers.size() < 6) {
            startSix();
        }
    }

    @AfterEach
    void stopServers() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void clockShowsAndAdvances() {
        answers.put(
                "5 GET /_standalone/clock",
                new Answer(
                        200,
                        "{\"now\":\"2026-01-01T00:00:00Z\",\"offset\":\"PT0S\",\"shiftable\":true}"));
        answers.put(
                "5 POST /_standalone/clock {\"advance\":\"PT1H30M\"}",
                new Answer(
                        200,
                        "{\"now\":\"2026-01-01T01:30:00Z\",\"offset\":\"PT1H30M\",\"shiftable\":true}"));

        assertThat(run("clock", "show")).isZero();
        assertThat(run("clock", "advance", "90m")).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "2026-01-01T00:00:00Z\n2026-01-01T01:30:00Z (PT1H30M ahead)\n");
    }

    @Test
    void clockRefusesToMoveFurtherThanAnyTest() {
        assertThat(run("clock", "advance", "P40000D")).isEqualTo(2);
        assertThat(err.toString()).contains("at most 400 days at once, not P40000D");
    }

    @Test
    void clockSaysWhenTheSuiteCannotMoveIt() {
        answers.put("5 POST /_standalone/clock {\"advance\":\"PT4H\"}", new Answer(409, "{}"));

        assertThat(run("clock", "advance", "PT4H")).isEqualTo(1);
        assertThat(err.toString()).contains("./enks up --clock shiftable");
        assertThat(run("clock", "advance", "-PT4H")).isEqualTo(2);
        assertThat(run("clock", "advance", "soon")).isEqualTo(2);
    }

    @Test
    void jobRunFindsTheServiceAndTellsTheOutcome() {
        answers.put(
                "1 GET /jobs",
                new Answer(
                        200,
                        "{\"jobs\":[{\"name\":\"export-files\",\"aliases\":[],\"every\":\"PT1M\","
                                + "\"instances\":[{\"instance\":\"1\",\"outcome\":\"succeeded\"}]}]}"));
        answers.put(
                "1 POST /jobs/export-files/run ",
                new Answer(
                        500,
                        "{\"ok\":false,\"job\":\"export-files\",\"runs\":[{\"instance\":\"1\","
                                + "\"summary\":\"0 of 1\",\"errors\":[\"no key\"]}]}"));

        assertThat(run("job", "list")).isZero();
        assertThat(run("job", "run", "export-files")).isEqualTo(1);
        assertThat(run("job", "run", "dance")).isEqualTo(1);
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        export-files  (export, every PT1M)
                          1: succeeded
                        1: 0 of 1 - no key
                        """);
        assertThat(err.toString()).contains("there is no job dance; there are export-files");
        assertThat(requests).allMatch(request -> request.endsWith(" Bearer t0ken"));
    }

    @Test
    void saysWhenNothingAnswers() {
        stopServers();
        assertThat(run("job", "list")).isEqualTo(3);
        assertThat(err.toString()).contains("nothing answers at").contains("./enks up");
    }

    @Test
    void saysWhenTheDataFolderIsNotOneOfASuite() throws Exception {
        Files.delete(data.resolve("api-token"));
        assertThat(run("clock", "show")).isEqualTo(3);
        assertThat(err.toString()).contains("api-token").contains("--data");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port-base", Integer.toString(base), "--data", data.toString()));
        CommandLine commandLine = Tools.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(all.toArray(String[]::new));
    }

    /// Six ports in a row; another program may hold one of them.
    private void startSix() throws IOException {
        stopServers();
        servers.clear();
        base = 0;
        try {
            for (int service = 0; service < 6; service++) {
                start(service);
            }
        } catch (IOException taken) {
            // Another try.
        }
    }

    private void start(int service) throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), base == 0 ? 0 : base + service),
                        0);
        if (base == 0) {
            base = server.getAddress().getPort();
        }
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String body =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8);
                        String method = exchange.getRequestMethod();
                        String request = service + " " + method + " " + exchange.getRequestURI();
                        requests.add(
                                request
                                        + " "
                                        + exchange.getRequestHeaders().getFirst("Authorization"));
                        Answer answer =
                                answers.getOrDefault(
                                        method.equals("GET") ? request : request + " " + body,
                                        new Answer(404, ""));
                        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(
                                answer.status(), bytes.length == 0 ? -1 : bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
        server.start();
        servers.add(server);
    }
}
