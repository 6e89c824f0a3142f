package org.enkeyserver.exposure.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Section 2.3 of `spec/publish.md`.
final class LenientBase64Test {

    @ParameterizedTest(name = "K-74 {0} decodes to {1}")
    @CsvSource(
            textBlock =
                    """
                    FPucA9k=,     14fb9c03d9
                    FPucA9k,      14fb9c03d9
                    FPucA9k===,   14fb9c03d9
                    FPucA9k====,  14fb9c03d9
                    a+_/-A==,     6befff f8
                    Zh==,         66
                    '',           ''
                    ====,         ''
                    """)
    void readsWhatPhonesWrite(String text, String hex) {
        assertThat(LenientBase64.decode(text)).isInstanceOf(LenientBase64.Decoded.class);
        assertThat(bytes(text)).isEqualTo(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void skipsLineBreaks() {
        assertThat(bytes("FPuc\r\nA9k=\n")).isEqualTo(bytes("FPucA9k="));
    }

    @ParameterizedTest(name = "K09 {0} is illegal at {1}")
    @CsvSource({"QUJD2,4", "QU=D,2", "QU D,2", "QUJDé,4", "*,0", "A,0"})
    void saysWhereTheTextIsIllegal(String text, int position) {
        assertThat(LenientBase64.decode(text)).isEqualTo(new LenientBase64.Illegal(position));
        assertThat(new LenientBase64.Illegal(position).reason())
                .isEqualTo("illegal base64 data at input byte " + position);
    }

    @Test
    void readsBackEveryEncodingOfRandomBytes() {
        long seed = 20210615;
        var random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(bytes(LenientBase64.encode(bytes))).as("seed %d", seed).isEqualTo(bytes);
            assertThat(bytes(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
            assertThat(
                            bytes(
                                    Base64.getMimeEncoder(8, new byte[] {'\r', '\n'})
                                            .encodeToString(bytes)))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
        }
    }

    private static byte[] bytes(String text) {
        return LenientBase64.decode(text) instanceof LenientBase64.Decoded(byte[] bytes)
                ? bytes
                : "illegal".getBytes(StandardCharsets.UTF_8);
    }
}
