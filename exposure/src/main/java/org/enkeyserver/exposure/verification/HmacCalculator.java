package org.enkeyserver.exposure.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.enkeyserver.exposure.wire.LenientBase64;
import org.enkeyserver.exposure.wire.SentKey;

/// The MAC over the keys of an upload, which ties a certificate to them.
///
/// Each key is `text.rollingStart.rollingPeriod.transmissionRisk`; they are sorted by text and
/// joined by commas. The text is the key's standard base64 (K-95, K-96) or, as in the reference
/// server, whatever the phone sent. The form without the risk is one more alternative where every
/// risk is 0.
public final class HmacCalculator {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /// @param key of any length from 1
    public HmacCalculator(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HMAC-SHA256", impossible);
        }
    }

    /// The MAC over `keys` with their risks and texts as they are, which phones are to send.
    public byte[] mac(List<SentKey> keys) {
        return mac(lines(keys, SentKey::key), Line::withRisk);
    }

    /// Whether `expected` is a MAC over `keys` in one of the accepted forms; compares in constant
    /// time.
    boolean matches(byte[] expected, List<SentKey> keys) {
        List<Line> asSent = lines(keys, SentKey::key);
        if (matchesLines(expected, asSent)) {
            return true;
        }
        List<Line> standard = lines(keys, HmacCalculator::standardText);
        return !standard.equals(asSent) && matchesLines(expected, standard);
    }

    private boolean matchesLines(byte[] expected, List<Line> lines) {
        boolean noRisks = lines.stream().allMatch(line -> line.key().transmissionRisk() == 0);
        return MessageDigest.isEqual(expected, mac(lines, Line::withRisk))
                || (noRisks && MessageDigest.isEqual(expected, mac(lines, Line::withoutRisk)));
    }

    private byte[] mac(List<Line> lines, Function<Line, String> form) {
        String clearText = lines.stream().map(form).collect(Collectors.joining(","));
        return mac.doFinal(clearText.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Line> lines(List<SentKey> keys, Function<SentKey, String> text) {
        // Base64 is ASCII, for which the order of chars is the order of bytes.
        return keys.stream()
                .map(key -> new Line(text.apply(key), key))
                .sorted(Comparator.comparing(Line::text))
                .toList();
    }

    private static String standardText(SentKey key) {
        return LenientBase64.decode(key.key()) instanceof LenientBase64.Decoded(byte[] bytes)
                ? LenientBase64.encode(bytes)
                : key.key();
    }

    private record Line(String text, SentKey key) {

        String withoutRisk() {
            return text + '.' + key.rollingStartNumber() + '.' + key.rollingPeriod();
        }

        String withRisk() {
            return withoutRisk() + '.' + key.transmissionRisk();
        }

        @Override
        public String toString() {
            return "Line[secret]";
        }
    }
}
