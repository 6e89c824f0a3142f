package org.enkeyserver.tools.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The MAC by which a certificate vouches for exactly the keys of one upload.
public final class KeyHmac {

    private static final Comparator<PhoneKey> BY_TEXT = Comparator.comparing(KeyHmac::text);

    private KeyHmac() {}

    /// HMAC-SHA256 over the four-part text of the keys, in base64.
    public static String of(byte[] secret, List<PhoneKey> keys) {
        return ofText(secret, cleartext(keys));
    }

    /// HMAC-SHA256 over a text of the caller's, in base64; sound servers refuse any but the right
    /// one.
    public static String ofText(byte[] secret, String cleartext) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] text = cleartext.getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError("every JDK has HMAC-SHA256", missing);
        }
    }

    /// The key as it is sent.
    static String text(PhoneKey key) {
        return Base64.getEncoder().encodeToString(key.tek().bytes());
    }

    private static String cleartext(List<PhoneKey> keys) {
        return keys.stream()
                .sorted(BY_TEXT)
                .map(key ->
                        "%s.%d.%d.%d"
                                .formatted(
                                        text(key),
                                        key.start().value(),
                                        key.period().intervals(),
                                        key.risk().level()))
                .collect(Collectors.joining(","));
    }
}
