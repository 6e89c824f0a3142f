package org.enkeyserver.common.blobstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.enkeyserver.common.testing.BlobStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemBlobStoreIT extends BlobStoreContract {

    @TempDir private Path root;

    @Override
    protected BlobStore store() {
        return new FilesystemBlobStore(root.resolve("buckets"));
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        BlobStore store = store();
        BlobName name = new BlobName("cdn", "a/index.txt");
        store.put(name, new byte[3], BlobHeaders.INDEX);
        Path source = Files.write(root.resolve("source"), new byte[4]);
        store.putIfAbsent(name, source, BlobHeaders.INDEX);

        try (Stream<Path> files = Files.walk(root.resolve("buckets"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isEqualTo(List.of(root.resolve("buckets/cdn/a/index.txt")));
        }
    }

    @Test
    void listsNoFileThatIsBeingWritten() throws IOException {
        BlobStore store = store();
        store.put(new BlobName("cdn", "a/1.zip"), new byte[3], BlobHeaders.ARCHIVE);
        Files.write(root.resolve("buckets/cdn/a/.enks-writing-7"), new byte[3]);

        assertThat(store.list("cdn", "")).containsExactly(new BlobName("cdn", "a/1.zip"));
    }

    @Test
    void staysWithinItsRoot() throws IOException {
        Files.write(root.resolve("secret"), new byte[3]);

        assertThatThrownBy(() -> store().list("..", "")).isInstanceOf(BlobStoreException.class);
        assertThatThrownBy(() -> new BlobName("cdn", "../../secret"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
