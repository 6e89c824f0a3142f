package org.enkeyserver.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No private key lies in the repository, not even one for tests. // S-20
final class CommittedKeysTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /// Folders of builds and of `./enks up`, which git ignores.
    private static final Set<String> NOT_COMMITTED = Set.of(".git", ".enks", "target");

    private static final Pattern PRIVATE_KEY = Pattern.compile("BEGIN [A-Z ]*PRIVATE KEY");

    @Test
    void holdsNoPrivateKey() throws IOException { // S-20
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return NOT_COMMITTED.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        byte[] content = Files.readAllBytes(file);
                        var text = new String(content, StandardCharsets.ISO_8859_1);
                        if (PRIVATE_KEY.matcher(text).find()) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });

        assertThat(found).isEmpty();
    }
}
