package org.enkeyserver.common.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// The folder of real archives and vectors beside the project, `../shared/data`.
///
/// Nothing of it is in the repository. A test that needs it calls [#require], which skips the test
/// with a sentence that says so where the folder is absent.
public final class SharedData {

    private SharedData() {}

    /// The path of a file or folder below `../shared/data`; skips the calling test, visibly, when
    /// it is not there.
    public static Path require(String relative) {
        Path path = root().resolve(relative);
        boolean there = Files.exists(path);
        if (!there) {
            System.err.println(
                    "SKIPPED: this test needs the shared data, which is absent: " + relative);
        }
        Assumptions.assumeTrue(there, "needs ../shared/data/" + relative + ", which is absent");
        return path;
    }

    private static Path root() {
        Path project = Path.of(Objects.requireNonNull(System.getProperty("enks.root")));
        return project.resolveSibling("shared").resolve("data").normalize();
    }
}
