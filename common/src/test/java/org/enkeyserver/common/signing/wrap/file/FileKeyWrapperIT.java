package org.enkeyserver.common.signing.wrap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;
import org.enkeyserver.common.testing.KeyWrapperContract;
import org.enkeyserver.common.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The folder of `spec/publish.md` 5.3.
final class FileKeyWrapperIT extends KeyWrapperContract {

    private static final String NAME = "revision";

    @TempDir private Path root;

    private final TestClock clock = new TestClock(TestClock.SPEC_NOW);

    @Override
    protected FileKeyWrapper wrapper() {
        return open(true);
    }

    @Override
    protected void rotate() {
        wrapper().rotate();
    }

    @Override
    protected void takeAway() {
        move(root.resolve(NAME), root.resolve("elsewhere"));
    }

    @Override
    protected void bringBack() {
        move(root.resolve("elsewhere"), root.resolve(NAME));
    }

    @Test
    void keepsTheLayoutOfTheReferenceServer() throws IOException {
        wrapper();

        Path version = root.resolve(NAME).resolve("1623760496000000000");
        assertThat(Files.readString(root.resolve(NAME).resolve("metadata")))
                .isEqualTo("{\"t\":\"encryption\"}");
        assertThat(Files.size(version)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(version)))
                .isEqualTo("rw-------");
        assertThat(
                        new String(
                                wrapper().wrap(new byte[32], new byte[16]),
                                StandardCharsets.US_ASCII))
                .startsWith("1623760496000000000:");
        assertThat(names(root)).containsExactly(NAME);
    }

    /// Made outside this code, by OpenSSL: key 00..1f, nonce 00..0b.
    @Test
    void opensTheWrappedFormOfTheReferenceServer() throws IOException {
        var key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        Files.createDirectories(root.resolve(NAME));
        Files.write(root.resolve(NAME).resolve("1600000000000000000"), key);
        byte[] sealed = HexFormat.of().parseHex(SEALED);
        byte[] prefix = "1600000000000000000:".getBytes(StandardCharsets.US_ASCII);
        byte[] wrapped = new byte[prefix.length + sealed.length];
        System.arraycopy(prefix, 0, wrapped, 0, prefix.length);
        System.arraycopy(sealed, 0, wrapped, prefix.length, sealed.length);

        assertThat(wrapper().unwrap(wrapped, "aad".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("revision".getBytes(StandardCharsets.US_ASCII));
    }

    private static final String SEALED =
            "000102030405060708090a0b3567a072b68cad75d4ae1d4861112705f31c02e5e80548bc";

    @Test
    void makesAKeyOnlyWhereThatIsAllowed() {
        assertThatThrownBy(() -> open(false))
                .isInstanceOf(WrapperUnavailableException.class)
                .hasMessageContaining("CREATE_HSM_KEYS");
        assertThat(root).isEmptyDirectory();

        wrapper();
        open(false);
    }

    @Test
    void leavesAUsableFolderWhenManyStartAtOnce()
            throws IOException, InterruptedException, ExecutionException {
        List<Future<byte[]>> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 32; i++) {
                answers.add(pool.submit(() -> wrapper().wrap(new byte[32], new byte[16])));
            }
        }
        for (Future<byte[]> wrapped : answers) {
            assertThat(wrapper().unwrap(wrapped.get(), new byte[16])).hasSize(32);
        }
        assertThat(names(root)).containsExactly(NAME);
    }

    @Test
    void startsOnWhatAProcessLeftThatDiedWhileMakingAKey() throws IOException {
        Files.createDirectories(root.resolve(NAME));
        Files.writeString(root.resolve(".writing-dead"), "half");
        assertThat(wrapper().wrap(new byte[32], new byte[16])).isNotEmpty();

        // It died between metadata and the first version.
        Files.createDirectories(root.resolve("other"));
        Files.writeString(root.resolve("other").resolve("metadata"), "{\"t\":\"encryption\"}");
        var other = FileKeyWrapper.open(root, "other", true, clock, new SecureRandom());
        assertThat(other.unwrap(other.wrap(new byte[32], new byte[16]), new byte[16])).hasSize(32);
    }

    @Test
    void tellsAVersionThatIsGone() throws IOException {
        FileKeyWrapper wrapper = wrapper();
        byte[] wrapped = wrapper.wrap(new byte[32], new byte[16]);
        wrapper.rotate();
        Files.delete(root.resolve(NAME).resolve("1623760496000000000"));

        assertThatThrownBy(() -> wrapper.unwrap(wrapped, new byte[16]))
                .isInstanceOf(WrappedKeyRefusedException.class)
                .hasMessageContaining("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../x", "/etc", "a/../.."})
    void refusesNamesOutsideTheRoot(String name) {
        assertThatThrownBy(() -> FileKeyWrapper.open(root, name, true, clock, new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private FileKeyWrapper open(boolean create) {
        return FileKeyWrapper.open(root, NAME, create, clock, new SecureRandom());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
