package org.enkeyserver.common.blobstore;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps each bucket as a folder below a root and each object as a file.
///
/// An object is written to a temporary file in its own folder, forced to disk and moved into place,
/// so neither a reader nor a crash sees half of it. Folders are made as needed. Headers are not
/// kept: a web server in front tells them from the name.
public final class FilesystemBlobStore implements BlobStore {

    /// Object names never start a segment like this; see [#put].
    private static final String TEMPORARY = ".enks-writing-";

    private final Path root;

    public FilesystemBlobStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(BlobName name, Path content, BlobHeaders headers) {
        replace(name, target -> Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public void put(BlobName name, byte[] content, BlobHeaders headers) {
        replace(name, target -> Files.write(target, content));
    }

    @Override
    public boolean putIfAbsent(BlobName name, Path content, BlobHeaders headers) {
        Path file = file(name);
        try {
            Path temporary = temporary(file);
            try {
                Files.copy(content, temporary, StandardCopyOption.REPLACE_EXISTING);
                force(temporary);
                // A hard link fails where the name exists; a move would replace the file there.
                Files.createLink(file, temporary);
                forceFolder(file);
                return true;
            } catch (FileAlreadyExistsException taken) {
                return false;
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failed) {
            throw failure("write", name, failed);
        }
    }

    @Override
    public Optional<InputStream> open(BlobName name) {
        Path file = file(name);
        try {
            return Files.isDirectory(file)
                    ? Optional.empty()
                    : Optional.of(Files.newInputStream(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failed) {
            throw failure("read", name, failed);
        }
    }

    @Override
    public boolean delete(BlobName name) {
        Path file = file(name);
        try {
            return !Files.isDirectory(file) && Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw failure("delete", name, failed);
        }
    }

    @Override
    public List<BlobName> list(String bucket, String prefix) {
        Path folder = inside(root.resolve(bucket));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !isTemporary(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(object -> object.startsWith(prefix))
                    .sorted(Comparator.naturalOrder())
                    .map(object -> new BlobName(bucket, object))
                    .toList();
        } catch (IOException failed) {
            throw new BlobStoreException("cannot list bucket " + bucket, failed);
        }
    }

    private void replace(BlobName name, Content content) {
        Path file = file(name);
        try {
            Path temporary = temporary(file);
            try {
                content.writeTo(temporary);
                force(temporary);
                Files.move(
                        temporary,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                forceFolder(file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failed) {
            throw failure("write", name, failed);
        }
    }

    private static Path temporary(Path file) throws IOException {
        Path folder = parent(file);
        Files.createDirectories(folder);
        return Files.createTempFile(folder, TEMPORARY, "");
    }

    private static boolean isTemporary(Path file) {
        return String.valueOf(file.getFileName()).startsWith(TEMPORARY);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Makes the new name itself last, where the system can open a folder.
    private static void forceFolder(Path file) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(parent(file), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Path file(BlobName name) {
        Path file = inside(root.resolve(name.bucket()).resolve(name.object()));
        if (isTemporary(file)) {
            throw new BlobStoreException("the name " + name.object() + " is reserved", null);
        }
        return file;
    }

    private Path inside(Path path) {
        Path normal = path.normalize();
        if (!normal.startsWith(root) || normal.equals(root)) {
            throw new BlobStoreException("the name leads out of the store", null);
        }
        return normal;
    }

    private static Path parent(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new AssertionError("a file of a bucket lies in a folder");
        }
        return folder;
    }

    private static BlobStoreException failure(String verb, BlobName name, IOException cause) {
        return new BlobStoreException(
                "cannot " + verb + " " + name.object() + " in bucket " + name.bucket(), cause);
    }

    private interface Content {
        void writeTo(Path target) throws IOException;
    }
}
