package org.enkeyserver.common.exportfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enkeyserver.common.exportfile.MessageEncoder.ABSENT;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.EcdsaVerifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The golden vectors of the format, byte for byte.
class GoldenVectorTest {

    private static final String VECTOR_1 =
            "454b204578706f727420763120202020098066ab5e00000000119074ab5e000000001a02555320012801321d"
                    + "1a013122033331302a13312e322e3834302e31303034352e342e332e323a0f0a0341424310081812"
                    + "2000280230003a0f0a03444546100118762001280130013a0f0a0347484910051876200128033001"
                    + "420b0a03313233100418642805";

    private static final String VECTOR_2 =
            "454b204578706f72742076312020202009f0e8c75e0000000011703ac95e000000001a025553200128013221"
                    + "1a01312207736f6d655f69642a13312e322e3834302e31303034352e342e332e323a1b0a10172fc4"
                    + "80e598490c34177604339b1543100818fcdea10120013a1b0a102b63053ac483238de176169e861f"
                    + "3dcd1001188adea1012072";

    private static final String VECTOR_2_SIGNATURE =
            "MEYCIQCetunVrWpoj6lwsOZ8CIY0Xu/dGBlZLt2EYEocz00CRwIhAJBtf83yEccQ+EoqeRcABXO+8O8npJdBKd4odqxo"
                    + "GfZq";

    private static final String VECTOR_2_PUBLIC_KEY =
            """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEml59itec9qzwVojreLXdPNRsUWzfYHc1cKvIIi6/H56AJS/kZEYQnfDpxrgyGhdAm+pNN2GAJ3XdnQZ1Sk4amg==
            -----END PUBLIC KEY-----
            """;

    private final WireBuffer out = new WireBuffer(16);
    private final MessageEncoder encoder = new MessageEncoder();

    @Test
    @DisplayName("58 vector 1")
    void writesVectorOne() throws NoSuchAlgorithmException {
        long start = 1588291200;
        MessageEncoder.header(
                out,
                new ExportHeader(start, start + 3600, "US"),
                List.of(new SignatureNames("310", "1")));
        encoder.key(out, ascii("ABC"), 8, 18, 0, 2, 0);
        encoder.key(out, ascii("DEF"), 1, 118, 1, 1, -1);
        encoder.key(out, ascii("GHI"), 5, 118, 1, 3, -1);
        encoder.revisedKey(out, ascii("123"), 4, 100, 144, 5, ABSENT);

        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(VECTOR_1);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
        assertThat(Base64.getEncoder().encodeToString(digest))
                .isEqualTo("ho9AqUPleXoGs4wc5PEUU7MvbToDryEnQ+rJ8Fb1Hvc=");
    }

    @Test
    @DisplayName("63 vector 2")
    void writesVectorTwoWhoseSignatureVerifies() {
        MessageEncoder.header(
                out,
                new ExportHeader(1590159600, 1590246000, "US"),
                List.of(new SignatureNames("some_id", "1")));
        encoder.key(
                out,
                HexFormat.of().parseHex("172fc480e598490c34177604339b1543"),
                8,
                2649980,
                1,
                ABSENT,
                ABSENT);
        encoder.key(
                out,
                HexFormat.of().parseHex("2b63053ac483238de176169e861f3dcd"),
                1,
                2649866,
                114,
                ABSENT,
                ABSENT);

        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(VECTOR_2);
        assertThat(
                        EcdsaVerifier.verifies(
                                EcKeys.publicKeyFromPem(VECTOR_2_PUBLIC_KEY),
                                out.toByteArray(),
                                Base64.getDecoder().decode(VECTOR_2_SIGNATURE)))
                .isTrue();
    }

    @Test
    @DisplayName("59 revised key without revised onset")
    void omitsTheOnsetOfARevisionWithoutOne() {
        encoder.revisedKey(out, new byte[16], 4, 1, 144, 5, ABSENT);

        assertThat(hex()).isEqualTo("42180a10" + "00".repeat(16) + "100418012805");
    }

    @Test
    @DisplayName("60 rolling period 144, 0 and 1")
    void writesTheRollingPeriodUnlessItIsTheDefault() {
        encoder.key(out, new byte[16], 0, 0, 144, ABSENT, ABSENT);
        encoder.key(out, new byte[16], 0, 0, 0, ABSENT, ABSENT);
        encoder.key(out, new byte[16], 0, 0, 1, ABSENT, ABSENT);

        String key = "0a10" + "00".repeat(16) + "1000";
        assertThat(hex()).isEqualTo("3a14" + key + "3a16" + key + "2000" + "3a16" + key + "2001");
    }

    @Test
    @DisplayName("61 self report")
    void writesASelfReportAsThree() {
        encoder.key(out, new byte[16], 0, 0, 144, 3, ABSENT);

        assertThat(hex()).endsWith("2803");
    }

    @Test
    @DisplayName("62 onset 0 and -1")
    void writesTheOnsetZigZag() {
        encoder.key(out, new byte[16], 0, 0, 144, ABSENT, 0);
        assertThat(hex()).endsWith("3000");
        encoder.key(out, new byte[16], 0, 0, 144, ABSENT, -1);
        assertThat(hex()).endsWith("3001");
        encoder.key(out, new byte[16], 0, 0, 144, ABSENT, 14);
        assertThat(hex()).endsWith("301c");
    }

    @Test
    @DisplayName("68 version \"\"")
    void omitsAnEmptyVersion() {
        MessageEncoder.signature(out, new SignatureNames("310", ""), new byte[] {1});

        assertThat(hex())
                .isEqualTo(
                        "0a23"
                                + "0a1a"
                                + "2203333130"
                                + "2a13312e322e3834302e31303034352e342e332e32"
                                + "10011801220101");
    }

    private String hex() {
        return HexFormat.of().formatHex(out.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
