package org.enkeyserver.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.blobstore.BlobStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every blob store must do. A test of an adapter extends it.
public abstract class BlobStoreContract {

    private static final BlobName NAME = new BlobName("cdn", "exports/us/index.txt");
    private static final BlobName OTHER = new BlobName("cdn", "exports/us/1-2-00001.zip");

    @TempDir private Path sources;

    /// The store under test, empty. Called once per test.
    protected abstract BlobStore store() throws IOException;

    @Test
    @DisplayName("85 write to an absent folder")
    void keepsWhatIsPut() throws IOException {
        BlobStore store = store();
        store.put(NAME, bytes("one"), BlobHeaders.INDEX);
        store.put(OTHER, file("two"), BlobHeaders.ARCHIVE);

        assertThat(content(store, NAME)).contains("one");
        assertThat(content(store, OTHER)).contains("two"); // B-16
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        BlobStore store = store();
        store.put(NAME, bytes("a long first version"), BlobHeaders.INDEX);
        store.put(NAME, bytes("second"), BlobHeaders.INDEX);
        assertThat(content(store, NAME)).contains("second");
        store.put(NAME, file(""), BlobHeaders.INDEX);
        assertThat(content(store, NAME)).contains("");
    }

    @Test
    void putsOnlyWhereNothingIs() throws IOException {
        BlobStore store = store();
        assertThat(store.putIfAbsent(NAME, file("first"), BlobHeaders.ARCHIVE)).isTrue();
        assertThat(store.putIfAbsent(NAME, file("second"), BlobHeaders.ARCHIVE)).isFalse();
        assertThat(content(store, NAME)).contains("first");

        store.delete(NAME);
        assertThat(store.putIfAbsent(NAME, file("third"), BlobHeaders.ARCHIVE)).isTrue();
    }

    @Test
    void letsOneOfManyWin() throws IOException, InterruptedException, ExecutionException {
        BlobStore store = store();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            files.add(file("writer " + i));
        }
        List<Future<Boolean>> outcomes = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Path file : files) {
                outcomes.add(pool.submit(() -> store.putIfAbsent(NAME, file, BlobHeaders.ARCHIVE)));
            }
        }
        int winners = 0;
        for (Future<Boolean> outcome : outcomes) {
            winners += outcome.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
        assertThat(content(store, NAME).orElseThrow()).startsWith("writer ");
    }

    @Test
    void showsReadersAWholeObjectWhileItIsReplaced()
            throws IOException, InterruptedException, ExecutionException {
        BlobStore store = store();
        String old = "a".repeat(100_000);
        String young = "b".repeat(50_000);
        store.put(NAME, bytes(old), BlobHeaders.INDEX);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer =
                    pool.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            store.put(NAME, bytes(i % 2 == 0 ? young : old), BlobHeaders.INDEX);
                        }
                    });
            for (int i = 0; i < 50; i++) {
                assertThat(content(store, NAME).orElseThrow()).isIn(old, young);
            }
            writer.get();
        }
    }

    @Test
    @DisplayName("86 delete absent, get absent")
    void takesAbsenceCalmly() throws IOException {
        BlobStore store = store();
        assertThat(store.open(NAME)).isEmpty();
        assertThat(store.delete(NAME)).isFalse();
        assertThat(store.list("cdn", "")).isEmpty();

        store.put(NAME, bytes("x"), BlobHeaders.INDEX);
        assertThat(store.open(new BlobName("cdn", "exports/us"))).isEmpty();
        assertThat(store.open(new BlobName("other", NAME.object()))).isEmpty();
        assertThat(store.delete(NAME)).isTrue();
        assertThat(store.open(NAME)).isEmpty();
    }

    @Test
    void listsNamesBelowAPrefixInByteOrder() throws IOException {
        BlobStore store = store();
        for (String object : List.of("b/2.zip", "b/10.zip", "a/1.zip", "b-1.zip", "B/1.zip")) {
            store.put(new BlobName("cdn", object), bytes(object), BlobHeaders.ARCHIVE);
        }
        store.put(new BlobName("other", "b/3.zip"), bytes("x"), BlobHeaders.ARCHIVE);

        assertThat(store.list("cdn", ""))
                .extracting(BlobName::object)
                .containsExactly("B/1.zip", "a/1.zip", "b-1.zip", "b/10.zip", "b/2.zip");
        assertThat(store.list("cdn", "b/"))
                .extracting(BlobName::object)
                .containsExactly("b/10.zip", "b/2.zip");
    }

    @Test
    void leavesTheOldObjectWhenAWriteFails() throws IOException {
        BlobStore store = store();
        store.put(NAME, bytes("old"), BlobHeaders.INDEX);
        Path absent = sources.resolve("absent");

        assertThatThrownBy(() -> store.put(NAME, absent, BlobHeaders.INDEX))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store.putIfAbsent(OTHER, absent, BlobHeaders.ARCHIVE))
                .isInstanceOf(RuntimeException.class);

        assertThat(content(store, NAME)).contains("old");
        assertThat(store.list("cdn", "")).containsExactly(NAME);
    }

    private static Optional<String> content(BlobStore store, BlobName name) throws IOException {
        Optional<InputStream> opened = store.open(name);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = opened.get()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(sources, "source", ""), text);
    }
}
