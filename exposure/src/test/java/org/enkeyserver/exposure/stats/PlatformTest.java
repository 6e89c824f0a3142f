package org.enkeyserver.exposure.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows P01 and P06 of `spec/publish.md` section 11.7.
final class PlatformTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "P01 | some test IPHONE agent | IOS",
                "P01 | bluetoothd (unknown version) CFNetwork/1206 Darwin/20.1.0 | IOS",
                "P01 | Dalvik/2.1.0 (Linux; U; Android 10; Pixel 3) | ANDROID",
                "P01 | Google Chrome | UNKNOWN",
                "P06 | palm | UNKNOWN",
                "6.3 | CFNetwork/1206 Darwin/20.1.0 | UNKNOWN",
                "6.3 | bluetoothd (unknown version) | UNKNOWN",
                "6.3 | iPhone emulated on ANDROID | ANDROID",
                "6.3 | '' | UNKNOWN"
            })
    void guessesFromTheUserAgent(String row, String agent, Platform platform) {
        assertThat(Platform.ofUserAgent(agent)).isEqualTo(platform);
    }
}
