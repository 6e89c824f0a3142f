package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// S-29: publishes a thousand known keys through success and failure and searches the log for them.
final class SecrecyIT {

    private static final int UPLOADS = 34;
    private static final int KEYS = 30;
    private static final String CLIENT = "198.51.100.";
    private static final String AGENT = "agent49";
    private static final long SEED = 29;

    private static PublishServer server;

    private final Random random = new Random(SEED);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    @BeforeAll
    static void start() {
        server =
                PublishServer.start(
                        Map.of(
                                "enks.publish.enable-v1alpha1-api", "true",
                                "enks.limits.trusted-proxies", "127.0.0.0/8",
                                "enks.limits.client-rate", "1",
                                "enks.limits.client-burst", "20"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        server.forgetKeys();
        log.start();
        root().addAppender(log);
        ours().setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
        ours().setLevel(null);
        server.database().execute("alter table if exists enks.tek_away rename to tek");
    }

    @Test
    void showsNoKeyNoTokenNoCertificateAndNoAddress() { // S-29, K-99
        for (int i = 0; i < UPLOADS; i++) {
            publishEveryWay(upload(), CLIENT + i);
        }

        String text = logged();
        assertThat(text)
                .contains("publish.accepted", "publish.refused", "publish.failed")
                .contains("publish.unreadable", "limits.refused");
        assertThat(keys).hasSize(UPLOADS * KEYS);
        assertThat(new KeyTraces(keys).isIn(text)).as("seed %d", SEED).isFalse();
        for (String secret : secrets) {
            assertThat(text.contains(secret)).as("seed %d", SEED).isFalse();
        }
        assertThat(text).doesNotContain(TestUpload.HMAC_KEY, CLIENT, AGENT);
    }

    @Test
    void wouldFindATraceOfAKey() {
        byte[] key = new byte[16];
        random.nextBytes(key);
        var traces = new KeyTraces(List.of(key));
        byte[] part = Arrays.copyOfRange(key, 3, 11);

        assertThat(traces.isIn("x" + HexFormat.of().withUpperCase().formatHex(part))).isTrue();
        assertThat(traces.isIn("x" + Base64.getUrlEncoder().encodeToString(key))).isTrue();
        assertThat(traces.isIn("x" + new String(part, StandardCharsets.ISO_8859_1))).isTrue();
        assertThat(traces.isIn("nothing of a key stands here")).isFalse();
    }

    @Test
    void printsNoSettings() { // D45
        try (var fresh = PublishServer.start(Map.of("enks.jobs.token", "token49-of-operators"))) {
            assertThat(fresh.storedKeys()).isZero();
        }

        assertThat(logged()).doesNotContain("token49");
    }

    @Test
    void showsNothingOfBytesThatAreNoHttp() { // S-29
        TestUpload upload = upload();
        for (int i = 0; i < 20; i++) {
            // What the length leaves over is taken for the next request.
            server.sendRaw(
                    "POST /v1/publish HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"
                            + upload.json()
                            + "\r\n\r\n");
            server.sendRaw("GET /health HTTP/1.1\r\nHost: a\r\nX-Key\0: secret49\r\n\r\n");
            server.sendRaw("GET /secret49\0 HTTP/1.1\r\nHost: a\r\n\r\n");
        }

        assertThat(logged()).doesNotContain("temporaryExposureKeys", "secret49");
    }

    private void publishEveryWay(TestUpload upload, String client) {
        String json = upload.json();
        secrets.add(upload.certificate());
        Answer first = post(client, json);
        assertThat(first.status()).isEqualTo(200);
        secrets.add(first.token());
        String token = text(24);
        secrets.add(token);
        String withToken = upload.member("revisionToken", '"' + token + '"').json();
        assertThat(post(client, withToken).status()).isBetween(200, 400);
        assertThat(post(client, upload.reportType("bogus").json()).status()).isEqualTo(401);
        assertThat(post(client, json.substring(0, json.length() - 1)).status()).isEqualTo(400);
        assertThat(post(client, json.replace("144", "145")).status()).isEqualTo(401);
        assertThat(send(client, "/v1/publish", json, "X-Chaff").status()).isEqualTo(200);
        String alpha = json.replace("healthAuthorityID", "appPackageName");
        assertThat(send(client, "/", alpha, "X-Other").status()).isBetween(200, 400);
        server.database().execute("alter table enks.tek rename to tek_away");
        assertThat(post(client, json).status()).isEqualTo(503);
        assertThat(send(client, "/v1/publish", json, "X-Chaff").status()).isEqualTo(200);
        server.database().execute("alter table enks.tek_away rename to tek");
        int status = 200;
        for (int i = 0; i < 20 && status != 429; i++) {
            status = post(client, json).status();
        }
        assertThat(status).isEqualTo(429);
    }

    private Answer post(String client, String json) {
        return send(client, "/v1/publish", json, "X-Other");
    }

    private static Answer send(String client, String path, String json, String mark) {
        return server.send(
                path,
                to ->
                        to.header("Content-Type", "application/json")
                                .header("X-Forwarded-For", client)
                                .header("User-Agent", AGENT)
                                .header(mark, "1")
                                .POST(BodyPublishers.ofString(json)));
    }

    private TestUpload upload() {
        var sent = new TestKey[KEYS];
        for (int i = 0; i < KEYS; i++) {
            String text = text(16);
            keys.add(Base64.getDecoder().decode(text));
            sent[i] =
                    new TestKey(
                            text,
                            2704320 + (i / 3) * 144L,
                            OptionalLong.of(144),
                            OptionalLong.empty());
        }
        return TestUpload.of(server.authority(), sent).claim("symptomOnsetInterval", "2705000");
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String logged() {
        var text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getKeyValuePairs() != null) {
                event.getKeyValuePairs().forEach(pair -> text.append(pair).append('\n'));
            }
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
            }
        }
        return text.toString();
    }

    private static Logger ours() {
        return (Logger) LoggerFactory.getLogger("org.enkeyserver");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
