package org.enkeyserver.exposure.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.enkeyserver.exposure.ExposureApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole service on real HTTP and a database of its own, with the clock of the specification.
///
/// Its configuration is fixture F of `spec/publish.md` section 11 and some more apps; authority 1
/// signs with the key of [TestAuthority#SPEC_PUBLIC_KEY] as `v1` and with that of a [TestAuthority]
/// as `test`.
public final class PublishServer implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestDatabase database;
    private final TestClock clock = new TestClock(TestClock.SPEC_NOW);
    private final TestAuthority authority = TestAuthority.create();
    private final TestKeys keys = TestKeys.create();
    private final ConfigurableApplicationContext context;
    private final int port;

    private PublishServer(
            TestDatabase database,
            Map<String, String> settings,
            Consumer<GenericApplicationContext> moreBeans) {
        this.database = database;
        Fixture.insert(database, authority);
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--spring.datasource.url=" + database.url());
        arguments.add("--spring.datasource.username=postgres");
        arguments.addAll(keys.arguments());
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("enks.publish.answer-floor", "0");
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        context =
                new SpringApplicationBuilder(ExposureApplication.class)
                        .properties("spring.config.name=enks-common,exposure")
                        .initializers(fresh -> {
                            var beans = (GenericApplicationContext) fresh;
                            beans.registerBean("clock", Clock.class, () -> clock);
                            moreBeans.accept(beans);
                        })
                        .run(arguments.toArray(String[]::new));
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public static PublishServer start() {
        return start(Map.of());
    }

    public static PublishServer start(Map<String, String> settings) {
        return start(TestDatabase.create(), settings, noBeans -> {});
    }

    /// A server with some beans of a test's own.
    public static PublishServer start(
            TestDatabase database,
            Map<String, String> settings,
            Consumer<GenericApplicationContext> moreBeans) {
        return new PublishServer(database, settings, moreBeans);
    }

    public Answer publish(TestUpload upload) {
        return post(upload.json());
    }

    public Answer post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(byte[] body) {
        return send(request ->
                request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /// Sends a request to the publish path, shaped by `shape`.
    public Answer send(Consumer<HttpRequest.Builder> shape) {
        return send("/v1/publish", shape);
    }

    public Answer send(String path, Consumer<HttpRequest.Builder> shape) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        shape.accept(request);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Sends bytes that an HTTP client would not, and reads until the server hangs up.
    public String sendRaw(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return port;
    }

    public TestAuthority authority() {
        return authority;
    }

    public TestClock clock() {
        return clock;
    }

    public ApplicationContext context() {
        return context;
    }

    public TestDatabase database() {
        return database;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(database.dataSource());
    }

    public int storedKeys() {
        return jdbc().sql("select count(*) from enks.tek").query(Integer.class).single();
    }

    /// One column of the only key that is stored, as PostgreSQL writes it.
    public String stored(String column) {
        return jdbc().sql("select coalesce((" + column + ")::text, 'null') from enks.tek")
                .query(String.class)
                .single();
    }

    /// One column of all stored keys, ordered by rolling start.
    public List<String> storedAll(String column) {
        return jdbc().sql(
                        "select coalesce(("
                                + column
                                + ")::text, 'null') from enks.tek"
                                + " order by rolling_start_interval, rolling_period, tek")
                .query((row, number) -> row.getString(1))
                .list();
    }

    public void forgetKeys() {
        database.execute("truncate enks.tek, enks.publish_receipt, enks.health_authority_stats");
    }

    @Override
    public void close() {
        context.close();
        http.close();
        keys.delete();
    }
}
