package org.enkeyserver.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder that holds all a suite keeps between starts, held by one suite at a time.
final class DataFolder implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /// Makes the folder if needed and locks it until [#close] or the end of the process.
    static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel file =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            @Nullable FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                throw new StandaloneException(
                        "another suite runs on the data folder "
                                + root
                                + ": stop it, or give another folder with --data");
            }
            Files.createDirectories(root.resolve("buckets").resolve("cdn"));
            Files.createDirectories(root.resolve("logs"));
            return new DataFolder(root, file);
        } catch (FileAlreadyExistsException notAFolder) {
            throw new StandaloneException(root + " is a file, --data needs a folder", notAFolder);
        } catch (IOException failed) {
            throw new StandaloneException(
                    "cannot write to the data folder "
                            + root
                            + ": give another with --data ("
                            + failed.getClass().getSimpleName()
                            + ")",
                    failed);
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path buckets() {
        return root.resolve("buckets");
    }

    Path cdn() {
        return buckets().resolve("cdn");
    }

    Path clockOffset() {
        return root.resolve("clock-offset");
    }

    Path log() {
        return root.resolve("logs").resolve("enks.log");
    }

    Path postgresLog() {
        return root.resolve("logs").resolve("postgres.log");
    }

    /// Stands there once the demo configuration was applied.
    Path seeded() {
        return root.resolve("demo-seeded");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException ended) {
            // The lock ends with the process at the latest.
        }
    }
}
