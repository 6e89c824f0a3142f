package org.enkeyserver.common.signing.wrap.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.VersionedBytes;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;
import org.enkeyserver.common.testing.KeyWrapperContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The adapter on a real token library.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Pkcs11KeyWrapperIT extends KeyWrapperContract {

    private static final String LABEL = "revision";

    private SoftToken token;
    private int versions;

    @BeforeAll
    void makeToken() {
        token = SoftToken.create();
        token.addKey("another");
        token.addKey(LABEL);
    }

    @Override
    protected KeyWrapper wrapper() {
        return Pkcs11KeyWrapper.open(token.place(), LABEL, new SecureRandom());
    }

    @Override
    protected void rotate() {
        versions++;
        token.addKey(LABEL + "." + versions);
    }

    @Override
    protected void takeAway() {
        token.shut();
    }

    @Override
    protected void bringBack() {
        token.openAgain();
    }

    @Test
    void wrapsByTheNewestVersion() {
        rotate();
        rotate();
        byte[] wrapped = wrapper().wrap(new byte[32], new byte[16]);

        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1))
                .startsWith("revision." + versions + ":");
    }

    @Test
    void saysWhichKeyIsMissing() {
        assertThatThrownBy(() -> Pkcs11KeyWrapper.open(token.place(), "absent", new SecureRandom()))
                .isInstanceOf(WrapperUnavailableException.class)
                .hasMessageContaining("absent");
    }

    @Test
    void logsInAgainAfterTheLoginWasLost() {
        KeyWrapper wrapper = wrapper();
        byte[] wrapped = wrapper.wrap(new byte[32], new byte[16]);

        token.logOut();

        assertThat(wrapper.unwrap(wrapped, new byte[16])).isEqualTo(new byte[32]);
        token.logOut();
        assertThat(wrapper.wrap(new byte[32], new byte[16])).isNotEmpty();
    }

    @Test
    void isUnavailableWithAnotherPinOrLibraryAndTellsNoPin() {
        token.logOut();
        for (Token wrong :
                List.of(
                        new Token(token.place().library(), 0, () -> SoftToken.WRONG_PIN),
                        new Token(Path.of("/absent.so"), 0, () -> SoftToken.WRONG_PIN))) {
            assertThat(wrong.toString()).doesNotContain(SoftToken.WRONG_PIN);
            assertThatThrownBy(() -> Pkcs11KeyWrapper.open(wrong, LABEL, new SecureRandom()))
                    .isInstanceOf(WrapperUnavailableException.class)
                    .hasMessageNotContaining(SoftToken.WRONG_PIN);
        }
    }

    /// The ring of revision keys tries a refused key again every few seconds, for days.
    @Test
    void keepsNoMemoryForRefusedKeys() {
        KeyWrapper wrapper = wrapper();
        byte[] gone = new VersionedBytes(LABEL + ".999", new byte[60]).bytes();
        long before = usedMemory();

        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> wrapper.unwrap(gone, new byte[16]))
                    .isInstanceOf(WrappedKeyRefusedException.class);
        }

        assertThat(usedMemory() - before).isLessThan(200 * 20_000L);
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
