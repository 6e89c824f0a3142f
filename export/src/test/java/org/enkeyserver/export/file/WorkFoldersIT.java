package org.enkeyserver.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

class WorkFoldersIT {

    @TempDir private Path parent;

    @Test
    void removesAFolderWithItsFiles() throws IOException {
        WorkFolders folders = new WorkFolders(parent);
        Path folder = folders.create();
        Files.writeString(folder.resolve("1.zip"), "keys");

        folders.remove(folder);

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void removesAtTheStartWhatDeadProcessesLeft() throws IOException {
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        Files.writeString(
                Files.createDirectory(parent.resolve("enks-export-4194999-1")).resolve("1.zip"),
                "keys");
        Files.createDirectory(parent.resolve("enks-export-" + alive + "-1"));
        Files.createDirectory(parent.resolve("enks-export-of-somebody"));
        WorkFolders folders = new WorkFolders(parent);
        folders.create();

        folders.run(new DefaultApplicationArguments());

        assertThat(parent)
                .isDirectoryNotContaining("glob:**4194999*")
                .isDirectoryNotContaining("glob:**-" + ProcessHandle.current().pid() + "-*")
                .isDirectoryContaining("glob:**-" + alive + "-1")
                .isDirectoryContaining("glob:**-of-somebody");
    }
}
