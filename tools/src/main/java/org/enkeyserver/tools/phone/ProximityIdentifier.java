package org.enkeyserver.tools.phone;

import java.util.Arrays;

/// The 16 bytes a phone broadcasts for ten minutes.
public final class ProximityIdentifier {

    private static final int LENGTH = 16;

    private final byte[] bytes;

    private ProximityIdentifier(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Copies `bytes`.
    ///
    /// @throws IllegalArgumentException when there are not exactly 16 bytes
    public static ProximityIdentifier of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "a proximity identifier has 16 bytes, got " + bytes.length);
        }
        return new ProximityIdentifier(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProximityIdentifier that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
