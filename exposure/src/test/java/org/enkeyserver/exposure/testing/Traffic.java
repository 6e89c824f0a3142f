package org.enkeyserver.exposure.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enkeyserver.exposure.testing.WireConnection.Sighting;

/// Real uploads and chaff, mixed at random over some phones that each send as fast as they are
/// answered.
///
/// Both are the same requests but for the header: what phones send is theirs to make alike.
public final class Traffic {

    private static final int KEYS = 14;
    private static final int YESTERDAY = 2_706_048;
    private static final int DAY = 144;

    private final PublishServer server;
    private final SecureRandom random = new SecureRandom();
    private final String padding = Base64.getEncoder().encodeToString(new byte[3_000]);

    public Traffic(PublishServer server) {
        this.server = server;
    }

    /// Sends `pairs` uploads and as much chaff over `phones` connections.
    public Seen send(int pairs, int phones) throws InterruptedException {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            requests.add(request(true));
            requests.add(request(false));
        }
        Collections.shuffle(requests, random);
        var queue = new ConcurrentLinkedQueue<>(requests);
        var sightings = new ConcurrentLinkedQueue<Seen.One>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all =
                    IntStream.range(0, phones)
                            .<Future<?>>mapToObj(i -> threads.submit(() -> phone(queue, sightings)))
                            .toList();
            for (Future<?> phone : all) {
                phone.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        return new Seen(List.copyOf(sightings));
    }

    private Void phone(
            ConcurrentLinkedQueue<Request> queue, ConcurrentLinkedQueue<Seen.One> sightings)
            throws IOException {
        try (var connection = new WireConnection(server.port())) {
            for (Request next = queue.poll(); next != null; next = queue.poll()) {
                sightings.add(new Seen.One(next.real(), connection.exchange(next.wire())));
            }
        }
        return null;
    }

    private Request request(boolean real) {
        TestKey[] keys =
                IntStream.range(0, KEYS)
                        .mapToObj(i -> TestKey.of(0, YESTERDAY - i * DAY, DAY).withText(key()))
                        .toArray(TestKey[]::new);
        String body =
                TestUpload.of(server.authority(), keys)
                        .member("padding", '"' + padding + '"')
                        .json();
        String head =
                "POST /v1/publish HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + (real ? "" : "X-Chaff: 1\r\n")
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n";
        return new Request(real, (head + body).getBytes(StandardCharsets.US_ASCII));
    }

    private String key() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Request(boolean real, byte[] wire) {}

    /// What an observer saw.
    public record Seen(List<One> all) {

        public TwoSamples sizes() {
            return TwoSamples.compare(sizes(true), sizes(false));
        }

        public TwoSamples latencies() {
            return TwoSamples.compare(nanos(true), nanos(false));
        }

        public long[] sizes(boolean real) {
            return of(real).mapToLong(Sighting::bytes).toArray();
        }

        public long[] nanos(boolean real) {
            return of(real).mapToLong(Sighting::nanos).toArray();
        }

        private Stream<Sighting> of(boolean real) {
            return all.stream().filter(one -> one.real() == real).map(One::sighting);
        }

        /// An answer, and what it answered.
        record One(boolean real, Sighting sighting) {}
    }
}
