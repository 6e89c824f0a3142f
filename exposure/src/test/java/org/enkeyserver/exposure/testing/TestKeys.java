package org.enkeyserver.exposure.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// A wrapping key in a folder of its own, and random data that tokens are bound to.
///
/// @param root `KEY_FILESYSTEM_ROOT`
/// @param aad `REVISION_TOKEN_AAD`
public record TestKeys(Path root, String aad) {

    private static final String WRAPPING_KEY = "test-revision-key";

    public static TestKeys create() {
        var aad = new byte[32];
        new SecureRandom().nextBytes(aad);
        try {
            return new TestKeys(
                    Files.createTempDirectory("enks-keys"),
                    Base64.getEncoder().encodeToString(aad));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The settings of a server that uses these keys.
    public List<String> arguments() {
        return List.of(
                "--KEY_MANAGER=FILESYSTEM",
                "--KEY_FILESYSTEM_ROOT=" + root,
                "--REVISION_TOKEN_KEY_ID=" + WRAPPING_KEY,
                "--REVISION_TOKEN_AAD=" + aad);
    }

    void delete() {
        try {
            FileSystemUtils.deleteRecursively(root);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String toString() {
        return "TestKeys[" + root + "]";
    }
}
