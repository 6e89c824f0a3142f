package org.enkeyserver.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.blobstore.FilesystemBlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalCdnIT {

    private static final Instant MACHINE = Instant.parse("2021-06-15T12:34:56Z");

    private final HttpClient client = HttpClient.newHttpClient();
    @TempDir private Path folder;
    private LocalCdn cdn;
    private FilesystemBlobStore store;

    @BeforeEach
    void start() throws Exception {
        store = new FilesystemBlobStore(folder.resolve("buckets"));
        put("exports/us/index.txt", "exports/us/1-2-00001.zip");
        put("exports/us/1-2-00001.zip", "archive");
        ShiftableClock clock =
                ShiftableClock.on(Clock.fixed(MACHINE, ZoneOffset.UTC), folder.resolve("offset"));
        cdn =
                new LocalCdn(
                        0,
                        folder.resolve("buckets/cdn"),
                        LocalCdn.clockEndpoint(clock, true, "t0ken"));
        cdn.start();
    }

    @AfterEach
    void stop() {
        cdn.close();
        client.close();
    }

    @Test
    void sendsTheHeadersOfABucket() throws Exception {
        HttpResponse<String> index = send("GET", "/exports/us/index.txt");
        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.body()).isEqualTo("exports/us/1-2-00001.zip");
        assertThat(header(index, "Content-Type")).isEqualTo("text/plain");
        assertThat(header(index, "Cache-Control")).isEqualTo("no-cache, max-age=0");
        assertThat(header(index, "Content-Length")).isEqualTo("24");

        HttpResponse<String> archive =
                send("GET", "/exports/us/1-2-00001.zip", "Accept-Encoding", "gzip");
        assertThat(archive.body()).isEqualTo("archive");
        assertThat(header(archive, "Content-Type")).isEqualTo("application/zip");
        assertThat(header(archive, "Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(archive.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void answersHeadLikeGetWithoutABody() throws Exception {
        HttpResponse<String> head = send("HEAD", "/exports/us/index.txt");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo("24");
        assertThat(header(head, "Content-Type")).isEqualTo("text/plain");
    }

    @Test
    void servesAnEmptyIndex() throws Exception {
        put("exports/us/index.txt", "");
        HttpResponse<String> index = send("GET", "/exports/us/index.txt");
        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.body()).isEmpty();
        assertThat(header(index, "Content-Length")).isEqualTo("0");
        assertThat(header(index, "Content-Type")).isEqualTo("text/plain");
    }

    @Test
    void knowsWhatAReaderHas() throws Exception {
        HttpResponse<String> first = send("GET", "/exports/us/index.txt");
        String tag = header(first, "ETag");
        String modified = header(first, "Last-Modified");

        HttpResponse<String> same = send("GET", "/exports/us/index.txt", "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(header(same, "ETag")).isEqualTo(tag);
        assertThat(header(same, "Cache-Control")).isEqualTo("no-cache, max-age=0");
        assertThat(
                        send("GET", "/exports/us/index.txt", "If-None-Match", "\"a\", W/" + tag)
                                .statusCode())
                .isEqualTo(304);
        assertThat(send("GET", "/exports/us/index.txt", "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);

        put("exports/us/index.txt", "exports/us/1-2-00002.zip");
        HttpResponse<String> changed = send("GET", "/exports/us/index.txt", "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(header(changed, "ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/exports/us/",
                "/exports/us",
                "/exports/us/none.zip",
                "/exports/us/%2e%2e/us/index.txt",
                "/exports//us/index.txt",
                "/.hidden",
            })
    void answersForbiddenForWhatIsNotAnObject(String path) throws Exception {
        put("hidden", "x");
        Files.writeString(folder.resolve("buckets/cdn/.hidden"), "x");
        assertThat(send("GET", path).statusCode()).isEqualTo(403);
    }

    @Test
    void doesNotLeaveTheBucket() throws Exception {
        Files.writeString(folder.resolve("secret"), "secret");
        assertThat(raw("GET /../../secret HTTP/1.1"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("secret");
        assertThat(raw("GET /exports/../../../secret HTTP/1.1")).startsWith("HTTP/1.1 403");
    }

    @Test
    void refusesOtherMethods() throws Exception {
        HttpResponse<String> answer = send("PUT", "/exports/us/index.txt");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void movesTheClockForThoseWhoHoldTheToken() throws Exception {
        assertThat(send("GET", LocalCdn.CLOCK_PATH).body())
                .isEqualTo(
                        "{\"now\":\"2021-06-15T12:34:56Z\",\"offset\":\"PT0S\",\"shiftable\":true}");
        assertThat(shift("wrong", "{\"advance\":\"PT4H\"}").statusCode()).isEqualTo(401);
        assertThat(shift("t0ken", "{\"advance\":\"-PT4H\"}").statusCode()).isEqualTo(400);
        assertThat(shift("t0ken", "{\"advance\":4}").statusCode()).isEqualTo(400);
        assertThat(shift("t0ken", "{}").statusCode()).isEqualTo(400);
        assertThat(shift("t0ken", "").statusCode()).isEqualTo(400);

        assertThat(shift("t0ken", "{\"advance\":\"PT4H\"}").body())
                .isEqualTo(
                        "{\"now\":\"2021-06-15T16:34:56Z\",\"offset\":\"PT4H\",\"shiftable\":true}");
        ShiftableClock again =
                ShiftableClock.on(Clock.fixed(MACHINE, ZoneOffset.UTC), folder.resolve("offset"));
        assertThat(again.instant()).isEqualTo(Instant.parse("2021-06-15T16:34:56Z"));
    }

    private void put(String object, String content) {
        store.put(
                new BlobName("cdn", object),
                content.getBytes(StandardCharsets.UTF_8),
                BlobHeaders.INDEX);
    }

    private HttpResponse<String> shift(String token, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(at(LocalCdn.CLOCK_PATH))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String line) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), cdn.port());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream()
                    .write(
                            (line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            in.transferTo(answer);
            return answer.toString(StandardCharsets.US_ASCII);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + cdn.port() + path);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("(none)");
    }
}
