package org.enkeyserver.tools.upload;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.upload.Reply.Kind;

/// The server that is looked at: takes requests one after the other and remembers every reply.
final class UploadServer {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String JSON = "application/json; charset=utf-8";

    private final HttpClient http;
    private final URI publish;
    private final DraftWriter writer;
    private final Clock clock;
    private final SecureRandom random;
    private final ReplyReader reader = new ReplyReader();
    private final List<Reply> replies = new ArrayList<>();

    /// @param clock the server's time, to a minute
    UploadServer(
            HttpClient http, URI publish, DraftWriter writer, Clock clock, SecureRandom random) {
        this.http = http;
        this.publish = publish;
        this.writer = writer;
        this.clock = clock;
        this.random = random;
    }

    /// New keys of the last days, one a day, all out of use.
    List<DraftKey> keys(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::keyOf).toList();
    }

    /// A new key of a whole day.
    DraftKey keyOf(int daysAgo) {
        return DraftKey.ofDay(today() - daysAgo, random);
    }

    int today() {
        return IntervalNumber.at(clock.instant()).day();
    }

    SecureRandom random() {
        return random;
    }

    /// All replies so far.
    List<Reply> replies() {
        return List.copyOf(replies);
    }

    Reply send(Draft draft) throws InterruptedException {
        return send(write(draft));
    }

    byte[] write(Draft draft) {
        return writer.write(draft);
    }

    Reply send(byte[] body) throws InterruptedException {
        return send(body, JSON);
    }

    Reply send(byte[] body, String type) throws InterruptedException {
        return exchange(Kind.UPLOAD, request(body).header("Content-Type", type).build());
    }

    Reply chaff(byte[] body) throws InterruptedException {
        return exchange(
                Kind.CHAFF,
                request(body).header("Content-Type", JSON).header("X-Chaff", "1").build());
    }

    private HttpRequest.Builder request(byte[] body) {
        return HttpRequest.newBuilder(publish)
                .timeout(LIMIT)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private Reply exchange(Kind kind, HttpRequest request) throws InterruptedException {
        Instant begin = clock.instant();
        Reply reply;
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            reply = reader.read(kind, answer, Duration.between(begin, clock.instant()));
        } catch (ConnectException nobody) {
            throw new ToolException(ToolException.UNREACHABLE, "nobody answers at " + publish);
        } catch (IOException none) {
            reply = Reply.none(kind, Duration.between(begin, clock.instant()));
        }
        replies.add(reply);
        return reply;
    }
}
