package org.enkeyserver.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;
import org.junit.jupiter.api.Test;

/// What every key manager must do. A test of an adapter extends it.
public abstract class KeyWrapperContract {

    private static final byte[] SECRET = bytes("0123456789abcdef0123456789abcdef");
    private static final byte[] AAD = bytes("revision key 7");

    /// A wrapper on the key under test; called more than once in a test.
    protected abstract KeyWrapper wrapper();

    /// Gives the key under test a new version.
    protected abstract void rotate();

    /// Makes the key manager unreachable, also for a wrapper that is in use.
    protected abstract void takeAway();

    protected abstract void bringBack();

    @Test
    void opensWhatItWrapped() {
        byte[] wrapped = wrapper().wrap(SECRET, AAD);

        assertThat(wrapper().unwrap(wrapped, AAD)).isEqualTo(SECRET);
        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(SECRET, StandardCharsets.ISO_8859_1));
    }

    @Test
    void wrapsTheSameSecretDifferentlyEachTime() { // S-17
        KeyWrapper wrapper = wrapper();
        assertThat(wrapper.wrap(SECRET, AAD)).isNotEqualTo(wrapper.wrap(SECRET, AAD));
    }

    @Test
    void refusesOtherAdditionalData() {
        KeyWrapper wrapper = wrapper();
        byte[] wrapped = wrapper.wrap(SECRET, AAD);

        assertRefused(wrapper, wrapped, bytes("revision key 8"));
        assertRefused(wrapper, wrapped, new byte[0]);
    }

    @Test
    void refusesBytesThatWereChangedAnywhere() {
        KeyWrapper wrapper = wrapper();
        byte[] wrapped = wrapper.wrap(SECRET, AAD);

        for (int at = 0; at < wrapped.length; at++) {
            byte[] changed = wrapped.clone();
            changed[at] ^= 1;
            assertRefused(wrapper, changed, AAD);
        }
        for (int length : List.of(0, 1, 12, wrapped.length / 2, wrapped.length - 1)) {
            assertRefused(wrapper, Arrays.copyOf(wrapped, length), AAD);
        }
    }

    @Test
    void opensWhatAnOlderVersionWrapped() {
        KeyWrapper before = wrapper();
        byte[] old = before.wrap(SECRET, AAD);

        rotate();
        byte[] young = wrapper().wrap(SECRET, AAD);

        assertThat(wrapper().unwrap(old, AAD)).isEqualTo(SECRET);
        assertThat(wrapper().unwrap(young, AAD)).isEqualTo(SECRET);
        assertThat(before.unwrap(young, AAD)).isEqualTo(SECRET); // opened before the rotation
    }

    @Test
    void servesManyThreads() throws InterruptedException, ExecutionException {
        KeyWrapper wrapper = wrapper();
        List<Future<byte[]>> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) {
                byte[] secret = bytes("the secret of caller " + i);
                answers.add(pool.submit(() -> wrapper.unwrap(wrapper.wrap(secret, AAD), AAD)));
            }
        }
        for (int i = 0; i < 100; i++) {
            assertThat(answers.get(i).get()).isEqualTo(bytes("the secret of caller " + i));
        }
    }

    @Test
    void tellsAManagerThatIsAwayFromARefusalAndComesBack() {
        KeyWrapper wrapper = wrapper();
        byte[] wrapped = wrapper.wrap(SECRET, AAD);

        takeAway();
        assertThatThrownBy(() -> wrapper.unwrap(wrapped, AAD))
                .isInstanceOf(WrapperUnavailableException.class);
        assertThatThrownBy(() -> wrapper.wrap(SECRET, AAD))
                .isInstanceOf(WrapperUnavailableException.class);

        bringBack();
        assertThat(wrapper.unwrap(wrapped, AAD)).isEqualTo(SECRET);
        assertThat(wrapper.unwrap(wrapper.wrap(SECRET, AAD), AAD)).isEqualTo(SECRET);
    }

    private static void assertRefused(KeyWrapper wrapper, byte[] wrapped, byte[] aad) {
        assertThatThrownBy(() -> wrapper.unwrap(wrapped, aad))
                .isInstanceOf(WrappedKeyRefusedException.class)
                .message()
                .doesNotContain(new String(SECRET, StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
