package org.enkeyserver.tools.upload;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.enkeyserver.tools.check.Finding;

/// K-90 and K-91: requests of phones that hide who uploads.
final class ChaffRules {

    private static final int PAIRS = 20;
    private static final int PADDING_RANGE = 1_400;
    private static final Duration SLACK = Duration.ofMillis(25);

    private ChaffRules() {}

    static List<UploadRule> all() {
        return List.of(
                new UploadRule(
                        "K-90",
                        Priority.A,
                        "answer chaff 200 with a JSON object, storing nothing",
                        ChaffRules::storesNothing),
                new UploadRule(
                        "K-91",
                        Priority.C,
                        "answer chaff like uploads in size and time",
                        ChaffRules::looksAlike));
    }

    private static Finding storesNothing(UploadServer server) throws InterruptedException {
        Draft upload = Draft.of(server.keys(14));
        Expect expect = new Expect();
        byte[] padding =
                ("{\"padding\":\"" + "a".repeat(2_800) + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] rubbish = "not JSON".getBytes(StandardCharsets.UTF_8);
        for (byte[] body : List.of(server.write(upload), padding, rubbish)) {
            Reply reply = server.chaff(body);
            expect.that(
                    reply.status() == 200 && reply.json().isPresent(),
                    "chaff of " + body.length + " bytes: " + reply.describe());
        }
        return expect.stored(14, "the keys of the chaff, sent in earnest", server.send(upload))
                .finding();
    }

    private static Finding looksAlike(UploadServer server) throws InterruptedException {
        List<Reply> real = new ArrayList<>();
        List<Reply> chaff = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            real.add(server.send(Draft.of(server.keys(1))));
            chaff.add(server.chaff(server.write(Draft.of(server.keys(1)))));
        }
        long sizes = Math.abs(middle(real, Reply::length) - middle(chaff, Reply::length));
        long realMillis = middle(real, reply -> (int) reply.took().toMillis());
        long chaffMillis = middle(chaff, reply -> (int) reply.took().toMillis());
        long apart = Math.abs(realMillis - chaffMillis);
        return new Expect()
                .that(
                        headers(real).equals(headers(chaff)),
                        "the headers differ: " + headers(real) + " and " + headers(chaff))
                .that(sizes <= PADDING_RANGE, "the middle sizes are " + sizes + " bytes apart")
                .that(
                        apart <= Math.max(SLACK.toMillis(), realMillis / 2),
                        "uploads take " + realMillis + " ms, chaff " + chaffMillis + " ms")
                .finding();
    }

    private static Set<String> headers(List<Reply> replies) {
        Set<String> names = new TreeSet<>();
        replies.forEach(reply -> names.addAll(reply.headers()));
        return names;
    }

    private static long middle(List<Reply> replies, ToIntFunction<Reply> measure) {
        return replies.stream()
                .mapToInt(measure)
                .sorted()
                .skip(replies.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
