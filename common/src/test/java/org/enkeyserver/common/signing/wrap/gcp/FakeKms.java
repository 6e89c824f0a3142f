package org.enkeyserver.common.signing.wrap.gcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enkeyserver.common.signing.wrap.AesGcm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands in for Google Cloud KMS: its HTTP shape as the vendor documents it, with real AES-GCM.
final class FakeKms implements AutoCloseable {

    static final String KEY = "projects/p/locations/global/keyRings/r/cryptoKeys/revision";

    /// How the service answers.
    enum Mood {
        WELL,
        UNAVAILABLE,
        FORBIDDEN,
        DISABLED,
        SILENT,
        DAMAGED_ANSWER,
        DAMAGED_REQUEST
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKey> versions = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    volatile Mood mood = Mood.WELL;

    FakeKms() {
        rotate();
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void rotate() {
        versions.add(new SecretKeySpec(random(32), "AES"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            switch (mood) {
                case UNAVAILABLE -> fail(exchange, 503, "UNAVAILABLE");
                case FORBIDDEN -> fail(exchange, 403, "PERMISSION_DENIED");
                case DISABLED -> fail(exchange, 400, "FAILED_PRECONDITION");
                case SILENT -> {} // the connection ends without an answer
                case WELL, DAMAGED_ANSWER, DAMAGED_REQUEST ->
                        work(exchange, exchange.getRequestURI().getPath(), request);
            }
        }
    }

    private void work(HttpExchange exchange, String path, JsonNode request) throws IOException {
        byte[] aad = bytes(request, "additionalAuthenticatedData");
        try {
            if (path.equals("/v1/" + KEY + ":encrypt")) {
                encrypt(exchange, bytes(request, "plaintext"), aad);
            } else if (path.equals("/v1/" + KEY + ":decrypt")) {
                decrypt(exchange, bytes(request, "ciphertext"), aad);
            } else {
                fail(exchange, 404, "NOT_FOUND");
            }
        } catch (AEADBadTagException refused) {
            fail(exchange, 400, "INVALID_ARGUMENT");
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void encrypt(HttpExchange exchange, byte[] secret, byte[] aad)
            throws IOException, GeneralSecurityException {
        int version = versions.size() - 1;
        byte[] sealed =
                AesGcm.seal(
                        Cipher.getInstance(AesGcm.CIPHER),
                        versions.get(version),
                        random(AesGcm.NONCE_BYTES),
                        secret,
                        aad);
        byte[] wrapped = new byte[sealed.length + 1];
        wrapped[0] = (byte) version;
        System.arraycopy(sealed, 0, wrapped, 1, sealed.length);
        boolean verified = mood != Mood.DAMAGED_REQUEST;
        send(
                exchange,
                200,
                Map.of(
                        "name",
                        KEY + "/cryptoKeyVersions/" + (version + 1),
                        "ciphertext",
                        Base64.getEncoder().encodeToString(wrapped),
                        "ciphertextCrc32c",
                        checksum(wrapped),
                        "verifiedPlaintextCrc32c",
                        verified,
                        "verifiedAdditionalAuthenticatedDataCrc32c",
                        verified));
    }

    private void decrypt(HttpExchange exchange, byte[] wrapped, byte[] aad)
            throws IOException, GeneralSecurityException {
        int minimum = 1 + AesGcm.NONCE_BYTES + 16;
        if (wrapped.length < minimum || wrapped[0] < 0 || wrapped[0] >= versions.size()) {
            throw new AEADBadTagException();
        }
        byte[] sealed = new byte[wrapped.length - 1];
        System.arraycopy(wrapped, 1, sealed, 0, sealed.length);
        byte[] secret =
                AesGcm.open(
                        Cipher.getInstance(AesGcm.CIPHER), versions.get(wrapped[0]), sealed, aad);
        send(
                exchange,
                200,
                Map.of(
                        "plaintext", Base64.getEncoder().encodeToString(secret),
                        "plaintextCrc32c", checksum(secret)));
    }

    private String checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return Long.toString(checksum.getValue() + (mood == Mood.DAMAGED_ANSWER ? 1 : 0));
    }

    private static void fail(HttpExchange exchange, int code, String status) throws IOException {
        send(
                exchange,
                code,
                Map.of("error", Map.of("code", code, "message", status, "status", status)));
    }

    private static void send(HttpExchange exchange, int code, Map<String, Object> body)
            throws IOException {
        byte[] json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, json.length);
        exchange.getResponseBody().write(json);
    }

    private static byte[] bytes(JsonNode request, String member) {
        return Base64.getDecoder().decode(request.path(member).asString(""));
    }

    private byte[] random(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
