package org.enkeyserver.common.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// A setting that is never shown: a password, a PIN, a token (D45).
///
/// Bound from its text, or from `secret://name`, which names a file in the secrets folder
/// (`SECRETS_DIR`). A file is read whenever the secret is revealed, so that a changed one takes
/// effect where it is used next.
public final class Secret {

    public static final Secret NONE = new Secret(() -> "");

    private static final String REFERENCE = "secret://";

    private final Supplier<String> source;

    private Secret(Supplier<String> source) {
        this.source = source;
    }

    /// The secret that a setting spells or names.
    ///
    /// @param folder where names are looked up
    /// @throws IllegalArgumentException when a named secret cannot be read
    static Secret parse(String setting, Path folder) {
        if (!setting.startsWith(REFERENCE)) {
            return of(setting);
        }
        String name = setting.substring(REFERENCE.length());
        Path file = folder.resolve(name).normalize();
        if (name.contains("?") || !file.startsWith(folder) || file.equals(folder)) {
            throw new IllegalArgumentException(
                    "secret://NAME must name a file below SECRETS_DIR, without further parts");
        }
        var secret = new Secret(() -> read(file));
        secret.reveal();
        return secret;
    }

    public static Secret of(String text) {
        return new Secret(() -> text);
    }

    /// The secret itself; not to be logged or put into an exception.
    public String reveal() {
        return source.get();
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("secret " + file + " cannot be read", unreadable);
        }
    }
}
