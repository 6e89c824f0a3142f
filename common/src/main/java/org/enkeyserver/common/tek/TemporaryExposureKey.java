package org.enkeyserver.common.tek;

import java.util.Arrays;
import java.util.Objects;

/// The 16 random bytes of a temporary exposure key.
///
/// A key is a secret until it is exported: [#toString] shows nothing of it, and logs must not
/// either. Instances are immutable.
public final class TemporaryExposureKey implements Comparable<TemporaryExposureKey> {

    /// Length of a key in bytes, as the Exposure Notifications cryptography specification fixes it.
    public static final int LENGTH = 16;

    private final byte[] bytes;

    private TemporaryExposureKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Copies `bytes`.
    ///
    /// @throws IllegalArgumentException when there are not exactly 16 bytes
    public static TemporaryExposureKey of(byte[] bytes) {
        Objects.requireNonNull(bytes);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "a temporary exposure key has 16 bytes, got " + bytes.length);
        }
        return new TemporaryExposureKey(bytes.clone());
    }

    /// A copy of the key's bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Orders by unsigned bytes, the order of keys in an export file.
    @Override
    public int compareTo(TemporaryExposureKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TemporaryExposureKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "TemporaryExposureKey[secret]";
    }
}
