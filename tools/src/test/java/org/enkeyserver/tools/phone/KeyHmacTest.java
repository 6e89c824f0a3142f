package org.enkeyserver.tools.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.junit.jupiter.api.Test;

class KeyHmacTest {

    private static final byte[] SECRET = Base64.getDecoder().decode("AQIDBAUGBwgJCgsMDQ4PEA==");

    @Test
    void macsTwoKeysWithRisk() {
        assertThat(KeyHmac.of(SECRET, List.of(first(3), second(5))))
                .isEqualTo("2u1nHt5WWurJytFLF3xitNzM99oNrad2y4YGOL53AeY=");
    }

    @Test
    void macsTwoKeysWithoutRisk() {
        assertThat(KeyHmac.of(SECRET, List.of(second(0), first(0))))
                .isEqualTo("mFNI9zhTA17n4ndd1Vu5tsn4XQX0gPrIKyjeh/9noUE=");
    }

    @Test
    void macsOneKey() {
        assertThat(KeyHmac.of(SECRET, List.of(first(3))))
                .isEqualTo("ULjYBasivL+TsuzITA40hVkRI+FCMx4vFEKkDZB90j8=");
    }

    @Test
    void macsNoKeys() {
        assertThat(KeyHmac.of(SECRET, List.of()))
                .isEqualTo("KtN4JIg214drf0UAmPvldqgO7pwkJPvIDHVQuGBPHXE=");
    }

    private static PhoneKey first(int risk) {
        return key("z2Cx9hdz2SlxZ8GEgqTYpA==", 1, risk);
    }

    private static PhoneKey second(int risk) {
        return key("dPCphLzfG4uzXneNimkPRQ==", 144, risk);
    }

    private static PhoneKey key(String base64, int start, int risk) {
        return new PhoneKey(
                TemporaryExposureKey.of(Base64.getDecoder().decode(base64)),
                new IntervalNumber(start),
                RollingPeriod.DAY,
                new TransmissionRisk(risk));
    }
}
