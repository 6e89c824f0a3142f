package org.enkeyserver.common.exportfile;

import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 digest.
public final class Sha256Digest {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private Sha256Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Copies the 32 bytes of a digest.
    public static Sha256Digest of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
        }
        return new Sha256Digest(bytes.clone());
    }

    /// A copy of the 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256Digest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The digest in lower-case hexadecimal.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
