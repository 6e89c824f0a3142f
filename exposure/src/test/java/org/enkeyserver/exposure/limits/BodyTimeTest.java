package org.enkeyserver.exposure.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BodyTimeTest {

    private final TestTicker ticker = new TestTicker();
    private final BodyTime time = new BodyTime(Duration.ofSeconds(20), ticker);

    @Test
    void readsNoMoreThanAsked() throws IOException {
        byte[] body = new byte[20_000];

        assertThat(time.readAtMost(new ByteArrayInputStream(body), 64_000)).hasSize(20_000);
        assertThat(time.readAtMost(new ByteArrayInputStream(body), 10_000)).hasSize(10_000);
        assertThat(time.readAtMost(InputStream.nullInputStream(), 10_000)).isEmpty();
    }

    @Test
    void cutsABodyThatDrips() { // D02, S-08
        var dripping = new Dripping(Duration.ofSeconds(5));

        assertThatThrownBy(() -> time.readAtMost(dripping, 64_000))
                .isInstanceOf(SlowBodyException.class);
        assertThat(dripping.sent).isEqualTo(5);
    }

    @Test
    void waitsForASlowPhone() throws IOException {
        var slow = new Dripping(Duration.ofMillis(10));

        assertThat(time.readAtMost(slow, 1_000)).hasSize(1_000);
    }

    /// Each byte takes its time.
    private final class Dripping extends InputStream {

        private final Duration pause;
        private int sent;

        private Dripping(Duration pause) {
            this.pause = pause;
        }

        @Override
        public int read() {
            ticker.advance(pause);
            sent++;
            return 1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            into[offset] = (byte) read();
            return 1;
        }
    }
}
