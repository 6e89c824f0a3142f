package org.enkeyserver.common.signing.wrap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The wrapped form of managers that keep versions themselves: `<version>:` and the sealed bytes.
public final class VersionedBytes {

    private static final int LONGEST_VERSION = 64;

    private final String version;
    private final byte[] sealed;

    /// @param version name of the key version, without a colon
    public VersionedBytes(String version, byte[] sealed) {
        this.version = version;
        this.sealed = sealed.clone();
    }

    /// Reads the wrapped form.
    ///
    /// @throws WrappedKeyRefusedException when it does not begin with a version
    public static VersionedBytes parse(byte[] wrapped) {
        for (int at = 0; at < Math.min(wrapped.length, LONGEST_VERSION); at++) {
            if (wrapped[at] == ':') {
                return new VersionedBytes(
                        new String(wrapped, 0, at, StandardCharsets.ISO_8859_1),
                        Arrays.copyOfRange(wrapped, at + 1, wrapped.length));
            }
        }
        throw new WrappedKeyRefusedException("wrapped key does not begin with a version", null);
    }

    public String version() {
        return version;
    }

    public byte[] sealed() {
        return sealed.clone();
    }

    /// The wrapped form.
    public byte[] bytes() {
        byte[] prefix = (version + ':').getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(prefix, prefix.length + sealed.length);
        System.arraycopy(sealed, 0, all, prefix.length, sealed.length);
        return all;
    }

    @Override
    public String toString() {
        return "VersionedBytes[" + version + ", " + sealed.length + " bytes]";
    }
}
