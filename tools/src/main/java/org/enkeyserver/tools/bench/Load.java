package org.enkeyserver.tools.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.enkeyserver.tools.phone.Crew;

/// Sends requests over a fixed number of connections, each as fast as the server answers.
final class Load {

    /// A server in such a state is not worth measuring.
    private static final int MOST_FAILURES = 100;

    private final URI exposure;
    private final int connections;

    Load(URI exposure, int connections) {
        this.exposure = exposure;
        this.connections = connections;
    }

    /// Sends until the requests or the time are used up.
    MixedResult run(List<? extends BenchRequest> requests, Duration atMost)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + atMost.toNanos();
        MixedResult total = new MixedResult();
        new Crew(connections)
                .apply(
                        Collections.nCopies(connections, next),
                        shared -> connection(requests, shared, end))
                .forEach(total::add);
        total.lasted(Duration.ofNanos(System.nanoTime() - begun));
        return total;
    }

    private MixedResult connection(
            List<? extends BenchRequest> requests, AtomicInteger next, long end) {
        MixedResult result = new MixedResult();
        while (hasMore(requests, next, end) && result.failures() < MOST_FAILURES) {
            try (PlainConnection connection = PlainConnection.open(exposure)) {
                exchange(connection, requests, next, end, result);
            } catch (IOException brokenConnection) {
                result.real().broken();
            }
        }
        return result;
    }

    private static void exchange(
            PlainConnection connection,
            List<? extends BenchRequest> requests,
            AtomicInteger next,
            long end,
            MixedResult result)
            throws IOException {
        while (hasMore(requests, next, end)) {
            int number = next.getAndIncrement();
            if (number >= requests.size()) {
                return;
            }
            BenchRequest request = requests.get(number);
            byte[] wire = request.wire();
            long sent = System.nanoTime();
            HttpAnswer answer = connection.exchange(wire);
            result.of(request).answered(answer, wire.length, System.nanoTime() - sent);
            if (answer.isLast()) {
                return;
            }
        }
    }

    private static boolean hasMore(
            List<? extends BenchRequest> requests, AtomicInteger next, long end) {
        return next.get() < requests.size() && System.nanoTime() < end;
    }
}
