package org.enkeyserver.tools.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
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
import org.enkeyserver.tools.ToolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The commands against answers as `ConfigurationApiIT` of admin-console proves them.
class ConfigCommandIT {

    private static final String PLANNED =
            """
            {"version":7,"applied":false,"changes":[
             {"action":"change","section":"exports","name":"cdn/exports/us",
              "fields":[{"field":"period","before":"24h","after":"4h"}]},
             {"action":"create","section":"mirrors","name":"m",
              "fields":[{"field":"bucket","before":"","after":"cdn"}]}],
             "notes":[{"path":"exports[0].period","line":3,"message":"a note"}]}
            """;
    private static final String REFUSED =
            """
            {"error":"the document breaks rules; nothing was changed","violations":[
             {"path":"exports[0].period","line":3,"message":"maximum period is 24h"}]}
            """;

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(folder.resolve("api-token"), "secret-of-the-test\n");
        Files.writeString(folder.resolve("my.yaml"), "exports: []\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void exportsToAFileOrTheTerminal() throws IOException {
        answers.put("/api/config", new Answer(200, "exports: []\nmirrors: []\n"));

        assertThat(run("export")).isZero();
        assertThat(out.toString()).isEqualTo("exports: []\nmirrors: []\n");
        assertThat(run("export", folder.resolve("new.yaml").toString())).isZero();
        assertThat(folder.resolve("new.yaml")).hasContent("exports: []\nmirrors: []");
    }

    @Test
    void plansInWords() {
        answers.put("/api/config/plan", new Answer(200, PLANNED));

        assertThat(run("plan", file())).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        change exports cdn/exports/us
                            period: 24h -> 4h
                        create mirrors m
                            bucket: cdn
                        note line 3, exports[0].period: a note
                        """);
        assertThat(calls).containsExactly("POST /api/config/plan null exports: []");
    }

    @Test
    void appliesWhatItShowed() {
        answers.put("/api/config/plan", new Answer(200, PLANNED));
        answers.put("/api/config/apply", new Answer(200, PLANNED.replace(":7,", ":8,")));

        assertThat(run("apply", file(), "--yes")).isZero();
        assertThat(out.toString()).contains("applied; the configuration has version 8 now");
        assertThat(calls).last().isEqualTo("POST /api/config/apply \"7\" exports: []");
    }

    @Test
    void doesNotApplyWhenNobodyCanBeAsked() {
        answers.put("/api/config/plan", new Answer(200, PLANNED));

        assertThat(run("apply", file())).isEqualTo(ToolException.REFUSED);
        assertThat(err.toString()).contains("add --yes");
        assertThat(calls).hasSize(1);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        answers.put("/api/config/plan", new Answer(422, REFUSED));

        assertThat(run("apply", file(), "--yes")).isEqualTo(ToolException.REFUSED);
        assertThat(out.toString()).contains("- line 3, exports[0].period: maximum period is 24h");
        assertThat(run("plan", file(), "--json")).isEqualTo(ToolException.REFUSED);
        assertThat(out.toString()).contains("{\"error\":");
    }

    @Test
    void endsWithOneSentenceWhereNothingCanBeDone() {
        answers.put("/api/config", new Answer(401, "{\"error\":\"the API token is wrong\"}"));
        assertThat(run("export")).isEqualTo(ToolException.REFUSED);
        assertThat(err.toString()).contains("401: the API token is wrong");
        answers.put("/api/config", new Answer(200, ""));
        answers.put("/api/config/plan", new Answer(502, "<html>"));
        assertThat(run("plan", file())).isEqualTo(ToolException.UNREACHABLE);
        assertThat(run("plan", folder.resolve("absent").toString()))
                .isEqualTo(ToolException.UNREACHABLE);
        server.stop(0);
        assertThat(run("export")).isEqualTo(ToolException.UNREACHABLE);
        assertThat(err.toString()).contains("nobody answers").doesNotContain("secret-of-the-test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-url", "ftp://localhost", "http:/localhost"})
    void saysThatAnAddressIsNone(String url) {
        CommandLine commandLine = new CommandLine(new ConfigCommand());
        commandLine.setExecutionExceptionHandler((failed, command, parsed) -> {
            assertThat(failed).isInstanceOf(ToolException.class).hasMessageContaining(url);
            return ((ToolException) failed).exitCode();
        });

        assertThat(commandLine.execute("export", "--url=" + url, "--data=" + folder))
                .isEqualTo(ToolException.WRONG_USAGE);
    }

    private String file() {
        return folder.resolve("my.yaml").toString();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--url=http://localhost:" + server.getAddress().getPort());
        all.add("--data=" + folder);
        CommandLine commandLine = new CommandLine(new ConfigCommand());
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        commandLine.setExecutionExceptionHandler((failed, command, parsed) -> {
            if (failed instanceof ToolException plain) {
                command.getErr().println(plain.getMessage());
                return plain.exitCode();
            }
            throw failed;
        });
        return commandLine.execute(all.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                .isEqualTo("Bearer secret-of-the-test");
        String path = exchange.getRequestURI().getPath();
        calls.add(
                "%s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                path,
                                exchange.getRequestHeaders().getFirst("If-Match"),
                                body.strip()));
        Answer answer = answers.getOrDefault(path, new Answer(404, "{\"error\":\"absent\"}"));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Answer(int status, String body) {}
}
