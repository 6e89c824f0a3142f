package org.enkeyserver.common.signing.wrap.pkcs11;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/// A SoftHSM token with AES keys, made with the commands that docs/key-managers.md gives.
///
/// SoftHSM reads its configuration from where the environment variable `SOFTHSM2_CONF` says, which
/// the build sets for these tests.
final class SoftToken {

    private static final String PIN = "1234";
    static final String WRONG_PIN = "9999";

    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
                    Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    private final Path folder;
    private final Path library;
    private final AtomicReference<String> pin = new AtomicReference<>(PIN);

    private SoftToken(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    /// A new token without keys; the tests of the caller are skipped where SoftHSM is absent.
    static SoftToken create() {
        Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(Path.of(""));
        Assumptions.assumeTrue(
                Files.isRegularFile(library),
                "SoftHSM is absent, so the PKCS#11 adapter is NOT tested here:"
                        + " run .ci/install-parts, or install softhsm2 and opensc");
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        var token = new SoftToken(configuration.resolveSibling("tokens"), library);
        try {
            FileSystemUtils.deleteRecursively(token.folder);
            Files.createDirectories(token.folder);
            Files.writeString(
                    configuration,
                    "directories.tokendir = "
                            + token.folder
                            + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        run(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "enks",
                "--so-pin",
                "12345678",
                "--pin",
                PIN);
        return token;
    }

    Token place() {
        return new Token(library, 0, pin::get);
    }

    void addKey(String label) {
        run(
                "pkcs11-tool",
                "--module",
                library.toString(),
                "--token-label",
                "enks",
                "--login",
                "--pin",
                PIN,
                "--keygen",
                "--key-type",
                "AES:32",
                "--label",
                label,
                "--sensitive",
                "--private");
    }

    /// Ends the login of this process, and lets nobody in again.
    void shut() {
        pin.set(WRONG_PIN);
        logOut();
    }

    void openAgain() {
        pin.set(PIN);
    }

    /// Ends the login of this process, as when the connection to a token breaks.
    void logOut() {
        Provider other =
                Security.getProvider("SunPKCS11")
                        .configure(
                                "--name = other\nlibrary = \"" + library + "\"\nslotListIndex = 0");
        try {
            ((AuthProvider) other).logout();
        } catch (LoginException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(new ArrayList<>(List.of(command)))
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command[0] + " failed: " + output);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
