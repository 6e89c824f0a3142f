package org.enkeyserver.exposure.reply;

import java.security.SecureRandom;
import java.util.Base64;

/// Random text for answers: of random length for the member `padding`, of a given length elsewhere.
///
/// Safe for threads.
public final class Padding {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final int leastBytes;
    private final int range;
    private final SecureRandom random;

    /// @param leastBytes fewest random bytes, 0 or more
    /// @param range different numbers of random bytes, 1 or more
    public Padding(int leastBytes, int range, SecureRandom random) {
        this.leastBytes = leastBytes;
        this.range = range;
        this.random = random;
    }

    /// Base64 of `leastBytes` to `leastBytes + range - 1` random bytes, each number as likely.
    public String text() {
        return BASE64.encodeToString(bytes(leastBytes + random.nextInt(range)));
    }

    /// Random characters of the base64 alphabet.
    ///
    /// @param length in characters, 0 or more
    public String text(int length) {
        return BASE64.encodeToString(bytes(Math.ceilDiv(length * 3, 4))).substring(0, length);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
