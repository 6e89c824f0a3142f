package org.enkeyserver.export.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Folders on the local disk in which the files of a window are written, readable by the service
/// alone.
///
/// They hold keys that are not yet public: a service that starts removes what dead ones left.
@Component
class WorkFolders implements ApplicationRunner {

    private static final String PREFIX = "enks-export-";

    private final Path parent;

    WorkFolders() {
        this(Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    WorkFolders(Path parent) {
        this.parent = parent;
    }

    /// A new folder.
    Path create() {
        try {
            return Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Removes a folder and what is in it.
    void remove(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// At the start this process has no folder yet: one with its number is left over as well.
    @Override
    public void run(ApplicationArguments arguments) {
        List<Path> folders;
        try (Stream<Path> all = Files.list(parent)) {
            folders = all.filter(Files::isDirectory).filter(WorkFolders::isLeftOver).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        folders.forEach(this::remove);
    }

    private static boolean isLeftOver(Path folder) {
        String name = String.valueOf(folder.getFileName());
        if (!name.matches(PREFIX + "\\d{1,10}-.*")) {
            return false;
        }
        String number = name.substring(PREFIX.length(), name.indexOf('-', PREFIX.length()));
        long pid = Long.parseLong(number);
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }
}
