package org.enkeyserver.exposure.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EnvelopeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What surrounds the text of the padding: `,"padding":""`.
    private static final int PADDING_MEMBER = 13;

    private final SecureRandom random = new SecureRandom();
    private final Envelope envelope = new Envelope(new Padding(1024, 1024, random));

    @ParameterizedTest(name = "S-04: {0} more characters take {1} block(s)")
    @CsvSource({"0, 1", "1, 1", "1200, 1", "1990, 1", "2024, 1", "2025, 2", "2040, 2", "9000, 5"})
    void fillsUpToWholeBlocks(int length, int blocks) {
        byte[] sealed = envelope.seal(text("{\"error\":\"" + "x".repeat(length) + "\"}"));

        assertThat(sizeWithoutPadding(sealed)).isEqualTo(blocks * Envelope.block());
        JsonNode answer = JSON.readTree(sealed);
        assertThat(answer.path("error").asString()).hasSize(length);
        assertThat(answer.propertyNames()).containsExactly("error", "filler", "padding");
    }

    @Test
    void fillsAnEmptyObject() { // chaff has nothing to say
        byte[] sealed = envelope.seal(text("{}"));

        assertThat(sizeWithoutPadding(sealed)).isEqualTo(Envelope.block());
        assertThat(JSON.readTree(sealed).propertyNames()).containsExactly("filler", "padding");
    }

    @ParameterizedTest(name = "H18, H19: {0} bytes and {1} lengths")
    @CsvSource({"1024, 1024, 1368, 2732", "100, 100, 136, 268", "1, 1, 4, 4"})
    void padsWithRandomLengths(int least, int range, int shortest, int longest) {
        var padding = new Padding(least, range, random);
        for (int i = 0; i < 500; i++) {
            String text = padding.text();
            assertThat(text).hasSizeBetween(shortest, longest);
            assertThat(Base64.getDecoder().decode(text)).hasSizeBetween(least, least + range - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 1023})
    void writesTextOfAnyLength(int length) {
        assertThat(new Padding(1, 1, random).text(length))
                .hasSize(length)
                .matches("[A-Za-z0-9+/=]*");
    }

    @Test
    void namesErrorsWithSixteenDigits() {
        var ids = new ErrorIds(random);
        assertThat(ids.next()).matches("[0-9a-f]{16}").isNotEqualTo(ids.next());
    }

    private static int sizeWithoutPadding(byte[] sealed) {
        return sealed.length
                - JSON.readTree(sealed).path("padding").asString().length()
                - PADDING_MEMBER;
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
