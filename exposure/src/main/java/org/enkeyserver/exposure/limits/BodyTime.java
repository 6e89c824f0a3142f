package org.enkeyserver.exposure.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Reads bodies within a size and within a time for the whole of it. // D02
///
/// The web server's own limit is for the time between two bytes: one who sends a byte now and then
/// would hold a connection for days. Here they are cut off at the first byte after the time, or by
/// the server's limit, whichever comes first. Safe for threads.
public final class BodyTime {

    private static final int CHUNK = 8192;

    private final long nanos;
    private final Ticker ticker;

    BodyTime(Duration limit, Ticker ticker) {
        nanos = limit.toNanos();
        this.ticker = ticker;
    }

    /// The body, but no more than `most` bytes of it.
    ///
    /// @throws SlowBodyException when it has not ended in time
    public byte[] readAtMost(InputStream body, int most) throws IOException {
        long begin = ticker.read();
        var read = new ByteArrayOutputStream();
        byte[] chunk = new byte[Math.min(CHUNK, most)];
        while (read.size() < most) {
            int count = body.read(chunk, 0, Math.min(chunk.length, most - read.size()));
            if (count < 0) {
                break;
            }
            if (ticker.read() - begin > nanos) {
                throw new SlowBodyException();
            }
            read.write(chunk, 0, count);
        }
        return read.toByteArray();
    }
}
