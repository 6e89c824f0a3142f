package org.enkeyserver.common.store;

import java.security.MessageDigest;
import java.util.Arrays;

/// The fingerprint of an upload, by which its repetition is known. Immutable.
public final class PublishReceipt {

    /// In bytes, those of SHA-256.
    public static final int LENGTH = 32;

    private final byte[] digest;

    private PublishReceipt(byte[] digest) {
        this.digest = digest;
    }

    /// Copies `digest`.
    public static PublishReceipt of(byte[] digest) {
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("a receipt has 32 bytes, got " + digest.length);
        }
        return new PublishReceipt(digest.clone());
    }

    byte[] bytes() {
        return digest.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublishReceipt that && MessageDigest.isEqual(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return "PublishReceipt[secret]";
    }
}
