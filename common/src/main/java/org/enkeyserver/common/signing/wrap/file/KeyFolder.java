package org.enkeyserver.common.signing.wrap.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;

/// The folder of one wrapping key: `metadata`, and a file of 32 bytes for each version, named by
/// the nanoseconds of its making (`spec/publish.md` 5.3).
///
/// A version appears whole or not at all and is never overwritten: processes that make the first
/// one at the same moment leave two, and both unwrap.
record KeyFolder(Path folder, Clock clock, SecureRandom random) {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,19}");
    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    private static final int KEY_BYTES = 32;
    private static final byte[] METADATA =
            "{\"t\":\"encryption\"}".getBytes(StandardCharsets.US_ASCII);

    static KeyFolder of(Path root, String keyId, Clock clock, SecureRandom random) {
        Path base = root.toAbsolutePath().normalize();
        try {
            Path folder = base.resolve(keyId).normalize();
            if (!keyId.isBlank() && folder.startsWith(base) && !folder.equals(base)) {
                return new KeyFolder(folder, clock, random);
            }
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("wrapping key id is not a path", invalid);
        }
        throw new IllegalArgumentException(
                "wrapping key id \"" + keyId + "\" does not name a folder below the key root");
    }

    boolean isEmpty() {
        return versions().isEmpty();
    }

    void createFirst(boolean allowed) {
        if (!allowed) {
            throw new WrapperUnavailableException(
                    "there is no wrapping key in "
                            + folder
                            + ", and enks.key-manager.create-keys (CREATE_HSM_KEYS) is false",
                    null);
        }
        addVersion();
    }

    void addVersion() {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            Files.createDirectories(folder);
            NewFile.create(folder, "metadata", METADATA);
            Instant now = clock.instant();
            long name = Math.addExact(now.getEpochSecond() * 1_000_000_000L, now.getNano());
            String newest = versions().isEmpty() ? "0" : newestVersion();
            name = Math.max(name, Long.parseLong(newest) + 1);
            while (!NewFile.create(folder, Long.toString(name), key)) {
                name++;
            }
        } catch (IOException failed) {
            throw new WrapperUnavailableException(
                    "cannot make a wrapping key in " + folder, failed);
        }
    }

    String newestVersion() {
        return versions().stream()
                .max(BY_AGE)
                .orElseThrow(() ->
                        new WrapperUnavailableException("no wrapping key in " + folder, null));
    }

    SecretKey key(String version) {
        Path file = folder.resolve(version);
        if (!newestVersion().equals(version) && !versions().contains(version)) {
            throw new WrappedKeyRefusedException(
                    "wrapped by a version that is not in " + folder, null);
        }
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length == KEY_BYTES) {
                return new SecretKeySpec(key, "AES");
            }
        } catch (IOException failed) {
            throw new WrapperUnavailableException("cannot read wrapping key " + file, failed);
        }
        throw new WrapperUnavailableException(
                "wrapping key " + file + " is not " + KEY_BYTES + " bytes long", null);
    }

    /// Names of the versions; none where the folder does not exist.
    private List<String> versions() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> VERSION.matcher(name).matches())
                    .toList();
        } catch (IOException failed) {
            throw new WrapperUnavailableException("cannot list " + folder, failed);
        }
    }
}
