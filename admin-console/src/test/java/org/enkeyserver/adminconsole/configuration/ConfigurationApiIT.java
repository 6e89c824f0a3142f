package org.enkeyserver.adminconsole.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.enkeyserver.adminconsole.AdminConsoleApplication;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class ConfigurationApiIT {

    private static final String TOKEN = "a-token-of-this-test-only";
    private static final String AUTHORITY =
            """
            healthAuthorities:
              - issuer: demo-ha
                audience: demo
                name: Demo
            """;
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = start(TOKEN);
    }

    @AfterAll
    static void stop() {
        service.close();
        HTTP.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.execute(
                """
                truncate enks.upload_client, enks.health_authority, enks.signature_info,
                         enks.export_config, enks.importer, enks.mirror cascade;
                update enks.configuration_version set version = 0
                """);
    }

    @Test
    void plansAppliesAndGivesBackTheDocument() throws Exception {
        HttpResponse<String> planned = post("plan", AUTHORITY);
        assertThat(planned.statusCode()).isEqualTo(200);
        assertThat(planned.body())
                .startsWith("{\"version\":0,\"applied\":false,\"changes\":[{\"action\":\"create\"")
                .contains("{\"field\":\"audience\",\"before\":\"\",\"after\":\"demo\"}")
                .contains("\"path\":\"healthAuthorities[0].keys\",\"line\":2");

        assertThat(post("apply", AUTHORITY).body()).startsWith("{\"version\":1,\"applied\":true,");
        HttpResponse<String> document = get("/api/config", "Bearer " + TOKEN);
        assertThat(document.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
        assertThat(document.headers().firstValue("etag")).contains("\"1\"");
        assertThat(document.body()).contains("issuer: demo-ha");
        assertThat(post("apply", document.body()).body())
                .startsWith("{\"version\":1,\"applied\":true,\"changes\":[]");
        assertThat(get("/api/config", "Bearer " + TOKEN).body()).isEqualTo(document.body());
    }

    @Test
    void namesThePathAndTheLineOfWhatIsWrong() throws Exception {
        HttpResponse<String> unknown = post("plan", AUTHORITY + "    stats: true\n");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("\"path\":\"healthAuthorities[0].stats\",\"line\":5");

        HttpResponse<String> rule = post("apply", AUTHORITY.replace("demo-ha", "\"\""));
        assertThat(rule.statusCode()).isEqualTo(422);
        assertThat(rule.body())
                .contains(
                        "{\"path\":\"healthAuthorities[0].issuer\",\"line\":2,\"message\":\"issuer cannot be empty\"}");
    }

    @Test
    void refusesToWriteOverAChangeItsAuthorHasNotSeen() throws Exception {
        assertThat(send(request("apply", AUTHORITY).header("If-Match", "\"0\"")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> second =
                send(request("apply", "mirrors: []\n").header("If-Match", "\"0\""));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("it has version 1 now");
        assertThat(send(request("apply", AUTHORITY).header("If-Match", "0")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesBodiesThatAreTooLargeOrNoText() throws Exception {
        assertThat(post("plan", "#" + "x".repeat(1024 * 1024)).statusCode()).isEqualTo(413);
        HttpRequest.Builder chunked =
                HttpRequest.newBuilder(uri("/api/config/plan"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[2 * 1024 * 1024])));
        assertThat(send(chunked).statusCode()).isEqualTo(413);
        HttpRequest.Builder latin =
                HttpRequest.newBuilder(uri("/api/config/plan"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(
                                BodyPublishers.ofByteArray(
                                        "name: é".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(send(latin).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic YTpi"})
    void refusesCallersWithoutTheToken(String authorization) throws Exception {
        for (String path : new String[] {"/api/config", "/%61pi/config", "/api;x=/config", "/x"}) {
            HttpResponse<String> refused = get(path, authorization);
            assertThat(refused.statusCode()).as(path).isIn(400, 401);
            assertThat(refused.body()).doesNotContain("uploadClients");
        }
    }

    @Test
    void isClosedAndSaysSoWhileNoTokenIsConfigured() throws Exception {
        try (ConfigurableApplicationContext closed = start("")) {
            HttpResponse<String> refused =
                    send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:%d/api/config"
                                                            .formatted(port(closed))))
                                    .header("Authorization", "Bearer "));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("ENKS_ADMIN_API_TOKEN");
        }
    }

    @Test
    void saysWhatItOffersToABrowser() throws Exception {
        HttpResponse<String> page = get("/", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"/api/config\"", "href=\"/health\"");
        assertThat(get("/health", "").statusCode()).isEqualTo(200);
    }

    @Test
    void theExampleInTheManualIsTaken() throws Exception {
        Path manual =
                Path.of(Objects.requireNonNull(System.getProperty("enks.root")))
                        .resolve("docs/configuration.md");
        String text = Files.readString(manual);
        int start = text.indexOf("```yaml\nuploadClients:") + "```yaml\n".length();
        String example = text.substring(start, text.indexOf("```", start));

        HttpResponse<String> applied = post("apply", example);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        assertThat(post("apply", example).body()).contains("\"changes\":[]");
        assertThat(get("/api/config", "Bearer " + TOKEN).body())
                .contains("uploadClients:\n  - ", "mirrors:\n  - ", "publicKeys:\n      - ");
    }

    private static ConfigurableApplicationContext start(String token) {
        return new SpringApplicationBuilder(AdminConsoleApplication.class)
                .run(
                        "--spring.config.name=enks-common,admin-console",
                        "--spring.datasource.url=" + DATABASE.url(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--enks.admin.api-token=" + token);
    }

    private static int port(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + port(service) + path);
    }

    private static HttpRequest.Builder request(String action, String body) {
        return HttpRequest.newBuilder(uri("/api/config/" + action))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> post(String action, String body)
            throws IOException, InterruptedException {
        return send(request(action, body));
    }

    private static HttpResponse<String> get(String path, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).GET();
        return send(
                authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
