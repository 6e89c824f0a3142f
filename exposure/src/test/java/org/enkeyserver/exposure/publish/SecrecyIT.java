package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// S-29: publishes a thousand known keys through success and failure and searches the log for them.
final class SecrecyIT {

    private static final int UPLOADS = 34;
    private static final int KEYS = 30;
    private static final int WINDOW = 8;
    private static final long SEED = 29;

    private final PublishServer server = Servers.usual();
    private final Random random = new Random(SEED);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    @BeforeEach
    void listen() {
        server.forgetKeys();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
        server.database().execute("alter table if exists enks.tek_away rename to tek");
    }

    @Test
    void showsNoKeyNoTokenAndNoCertificate() { // S-29
        for (int i = 0; i < UPLOADS; i++) {
            publishEveryWay(upload());
        }

        String text = logged();
        assertThat(text).contains("publish.accepted", "publish.refused", "publish.failed");
        assertThat(keys).hasSize(UPLOADS * KEYS);
        for (byte[] key : keys) {
            assertHidden(text, key);
        }
        for (String secret : secrets) {
            assertThat(text.contains(secret)).as("seed %d", SEED).isFalse();
        }
        assertThat(text).doesNotContain(TestUpload.HMAC_KEY);
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

    private void publishEveryWay(TestUpload upload) {
        String json = upload.json();
        secrets.add(upload.certificate());
        assertThat(server.post(json).status()).isEqualTo(200);
        assertThat(server.post(json).code()).isEqualTo("missing_revision_token");
        String token = text(24);
        secrets.add(token);
        assertThat(server.publish(upload.member("revisionToken", '"' + token + '"')).code())
                .isEqualTo("invalid_revision_token");
        assertThat(server.publish(upload.reportType("bogus")).status()).isEqualTo(401);
        assertThat(server.post(json.substring(0, json.length() - 1)).status()).isEqualTo(400);
        assertThat(server.post(json.replace("144", "145")).status()).isEqualTo(401);
        server.database().execute("alter table enks.tek rename to tek_away");
        assertThat(server.post(json).status()).isEqualTo(503);
        server.database().execute("alter table enks.tek_away rename to tek");
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

    private static void assertHidden(String log, byte[] key) {
        String base64 = Base64.getEncoder().encodeToString(key);
        String hex = HexFormat.of().formatHex(key);
        String upperHex = HexFormat.of().withUpperCase().formatHex(key);
        for (int i = 0; i + WINDOW <= key.length; i++) {
            assertThat(log.contains(hex.substring(2 * i, 2 * (i + WINDOW)))).isFalse();
            assertThat(log.contains(upperHex.substring(2 * i, 2 * (i + WINDOW)))).isFalse();
        }
        int digits = WINDOW * 8 / 6;
        for (int i = 0; i + digits <= base64.length() - 2; i++) {
            assertThat(log.contains(base64.substring(i, i + digits))).isFalse();
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
