package org.enkeyserver.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops a PostgreSQL that outlived its suite.
///
/// The caller holds the lock of the data folder, so whatever `postmaster.pid` names has no owner
/// any more. A process is touched only if it is a `postgres` and the file names this very folder.
final class OrphanedPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);
    private static final int SECONDS = 10;

    private OrphanedPostgres() {}

    static void stop(Path folder) {
        Path file = folder.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            boolean ours =
                    lines.size() > 1
                            && Path.of(lines.get(1))
                                    .toAbsolutePath()
                                    .normalize()
                                    .equals(folder.toAbsolutePath().normalize());
            Optional<ProcessHandle> process =
                    ours
                            ? ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                            : Optional.empty();
            process.filter(OrphanedPostgres::isPostgres).ifPresent(OrphanedPostgres::stop);
            // The process is gone, or the number belongs to another program by now.
            Files.deleteIfExists(file);
        } catch (IOException | NumberFormatException unreadable) {
            throw new StandaloneException("cannot read " + file, unreadable);
        }
    }

    private static void stop(ProcessHandle process) {
        LOG.atWarn().addKeyValue("pid", process.pid()).log("standalone.orphan-stopped");
        List<ProcessHandle> children = process.children().toList();
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            ended(process);
        }
        // A new server refuses the folder while a child of the old one is attached to its memory.
        children.forEach(OrphanedPostgres::ended);
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return !process.isAlive();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }
}
