package org.enkeyserver.exposure.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.enkeyserver.exposure.wire.SentKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// C26: the vectors of `spec/publish.md` appendix A.1 and of `spec/clients.md` section 6.
final class HmacCalculatorTest {

    private static final String Z = "z2Cx9hdz2SlxZ8GEgqTYpA==";
    private static final String D = "dPCphLzfG4uzXneNimkPRQ==";
    private static final byte[] SECRET = Base64.getDecoder().decode("AQIDBAUGBwgJCgsMDQ4PEA==");

    @ParameterizedTest(name = "C26 risks {0} and {1}: {2}")
    @CsvSource({
        "3, 5, 2u1nHt5WWurJytFLF3xitNzM99oNrad2y4YGOL53AeY=",
        "0, 0, mFNI9zhTA17n4ndd1Vu5tsn4XQX0gPrIKyjeh/9noUE=",
        "0, 0, J9S7xVebH/66dm14wGsIcAnSUR3PHD4NtDQEOGZbDUo="
    })
    void acceptsTheVectorsInAnyOrder(int riskZ, int riskD, String mac) {
        SentKey z = new SentKey(0, Z, 1, 144, riskZ);
        SentKey d = new SentKey(1, D, 144, 144, riskD);

        assertThat(matches(mac, z, d)).isTrue();
        assertThat(matches(mac, d, z)).isTrue();
        assertThat(matches(mac, z)).isFalse();
    }

    @Test
    void acceptsTheVectorOfOneKey() { // C26
        assertThat(
                        matches(
                                "ULjYBasivL+TsuzITA40hVkRI+FCMx4vFEKkDZB90j8=",
                                new SentKey(0, Z, 1, 144, 3)))
                .isTrue();
    }

    @ParameterizedTest(name = "C26 keys of appendix A.2: {0}")
    @CsvSource({
        "IX68LIqSqnbUDcIqE5YMhbyh1cm0ODCnoVSrosNbdZw=",
        "Yy9BwX9PDijInWb+rrwPtfd/sHvpJRDnbeZ+Zu4SEBA="
    })
    void acceptsTheVectorsOfTheCertificates(String mac) {
        assertThat(
                        matches(
                                mac,
                                new SentKey(0, "AQEBAQEBAQEBAQEBAQEBAQ==", 2706048, 144, 0),
                                new SentKey(1, "AgICAgICAgICAgICAgICAg==", 2705904, 144, 0)))
                .isTrue();
    }

    @Test
    void refusesTheFormWithoutRisksWhereAKeyHasOne() { // K-95
        String mac = "J9S7xVebH/66dm14wGsIcAnSUR3PHD4NtDQEOGZbDUo=";

        assertThat(matches(mac, new SentKey(0, Z, 1, 144, 1), new SentKey(1, D, 144, 144, 0)))
                .isFalse();
    }

    @Test
    void sortsByStandardBase64WhateverThePhoneSent() { // K-96
        String mac = "2u1nHt5WWurJytFLF3xitNzM99oNrad2y4YGOL53AeY=";

        assertThat(
                        matches(
                                mac,
                                new SentKey(0, "z2Cx9hdz2SlxZ8GEgqTYpA", 1, 144, 3),
                                new SentKey(1, "dPCphLzfG4uzXneNimkPRQ====", 144, 144, 5)))
                .isTrue();
    }

    private static boolean matches(String mac, SentKey... keys) {
        return new HmacCalculator(SECRET).matches(Base64.getDecoder().decode(mac), List.of(keys));
    }
}
