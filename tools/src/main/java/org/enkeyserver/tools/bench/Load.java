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
    LoadResult run(List<SignedRequest> requests, Duration atMost) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + atMost.toNanos();
        LoadResult total = new LoadResult();
        new Crew(connections)
                .apply(
                        Collections.nCopies(connections, requests),
                        share -> connection(share, next, end))
                .forEach(total::add);
        total.lasted(Duration.ofNanos(System.nanoTime() - begun));
        return total;
    }

    private LoadResult connection(List<SignedRequest> requests, AtomicInteger next, long end) {
        LoadResult result = new LoadResult();
        while (hasMore(requests, next, end) && result.failures() < MOST_FAILURES) {
            try (PlainConnection connection = PlainConnection.open(exposure)) {
                exchange(connection, requests, next, end, result);
            } catch (IOException brokenConnection) {
                result.broken();
            }
        }
        return result;
    }

    private static void exchange(
            PlainConnection connection,
            List<SignedRequest> requests,
            AtomicInteger next,
            long end,
            LoadResult result)
            throws IOException {
        while (hasMore(requests, next, end)) {
            int number = next.getAndIncrement();
            if (number >= requests.size()) {
                return;
            }
            byte[] wire = requests.get(number).wire();
            long sent = System.nanoTime();
            HttpAnswer answer = connection.exchange(wire);
            result.answered(answer, wire.length, System.nanoTime() - sent);
            if (answer.isLast()) {
                return;
            }
        }
    }

    private static boolean hasMore(List<SignedRequest> requests, AtomicInteger next, long end) {
        return next.get() < requests.size() && System.nanoTime() < end;
    }
}
