package org.enkeyserver.exposure.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Base64 as deployed phones write it.
///
/// Takes the standard and the URL alphabet, even mixed; padding may be missing or excessive; line
/// breaks are skipped.
public sealed interface LenientBase64 {

    /// A text that could be read.
    ///
    /// @param bytes what the text stands for, not copied; may be empty
    @SuppressWarnings("ArrayRecordComponent") // lives within one request and is never compared
    record Decoded(byte[] bytes) implements LenientBase64 {

        @Override
        public String toString() {
            return "Decoded[secret]";
        }
    }

    /// A text that is no base64.
    ///
    /// @param position of the first byte that cannot be read
    record Illegal(int position) implements LenientBase64 {

        /// The reason in words, without the text.
        public String reason() {
            return "illegal base64 data at input byte " + position;
        }
    }

    /// Reads `text`.
    static LenientBase64 decode(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        byte[] digits = new byte[raw.length];
        int length = 0;
        int end = endWithoutPadding(raw);
        for (int i = 0; i < end; i++) {
            byte digit = standardDigit(raw[i]);
            if (digit == ILLEGAL) {
                return new Illegal(i);
            }
            if (digit != SKIPPED) {
                digits[length++] = digit;
            }
        }
        if (length % 4 == 1) {
            return new Illegal(end - 1);
        }
        return new Decoded(Base64.getDecoder().decode(Arrays.copyOf(digits, length)));
    }

    /// The standard form: standard alphabet, with padding, without line breaks.
    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    byte ILLEGAL = 0;
    byte SKIPPED = 1;

    private static int endWithoutPadding(byte[] raw) {
        int end = raw.length;
        while (end > 0 && (raw[end - 1] == '=' || raw[end - 1] == '\r' || raw[end - 1] == '\n')) {
            end--;
        }
        return end;
    }

    private static byte standardDigit(byte raw) {
        if ((raw >= 'A' && raw <= 'Z')
                || (raw >= 'a' && raw <= 'z')
                || (raw >= '0' && raw <= '9')) {
            return raw;
        }
        return switch (raw) {
            case '+', '-' -> '+';
            case '/', '_' -> '/';
            case '\r', '\n' -> SKIPPED;
            default -> ILLEGAL;
        };
    }
}
