package org.enkeyserver.exposure.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds parts of known keys in a text: any 8 bytes of one, raw, in hex or in either base64.
final class KeyTraces {

    private static final int WINDOW = 8;
    private static final int DIGITS = WINDOW * 8 / 6;

    private final Set<String> raw = new HashSet<>();
    private final Set<String> hex = new HashSet<>();
    private final Set<String> base64 = new HashSet<>();

    KeyTraces(List<byte[]> keys) {
        for (byte[] key : keys) {
            windows(new String(key, ISO_8859_1), WINDOW, 1, raw);
            windows(HexFormat.of().formatHex(key), 2 * WINDOW, 2, hex);
            Base64.Encoder standard = Base64.getEncoder().withoutPadding();
            Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
            windows(standard.encodeToString(key), DIGITS, 1, base64);
            windows(url.encodeToString(key), DIGITS, 1, base64);
        }
    }

    boolean isIn(String text) {
        return anyOf(raw, text, WINDOW)
                || anyOf(hex, text.toLowerCase(Locale.ROOT), 2 * WINDOW)
                || anyOf(base64, text, DIGITS);
    }

    private static void windows(String text, int length, int step, Set<String> into) {
        for (int i = 0; i + length <= text.length(); i += step) {
            into.add(text.substring(i, i + length));
        }
    }

    private static boolean anyOf(Set<String> parts, String text, int length) {
        return IntStream.rangeClosed(0, text.length() - length)
                .anyMatch(i -> parts.contains(text.substring(i, i + length)));
    }
}
