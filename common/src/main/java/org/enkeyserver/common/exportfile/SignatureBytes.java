package org.enkeyserver.common.exportfile;

import java.util.Arrays;

/// The bytes of a signature as read: ASN.1 DER if all is well, anything otherwise.
public final class SignatureBytes {

    private final byte[] bytes;

    private SignatureBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SignatureBytes of(byte[] bytes) {
        return new SignatureBytes(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SignatureBytes[" + bytes.length + "]";
    }
}
