package org.enkeyserver.exposure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatsSettingsTest {

    @ParameterizedTest(name = "P13 {0} and {1} refuse the start")
    @CsvSource({
        "5, PT48H, enks.stats.upload-minimum (STATS_UPLOAD_MINIMUM)",
        "9, PT48H, enks.stats.upload-minimum (STATS_UPLOAD_MINIMUM)",
        "10, PT24H, enks.stats.embargo-period (STATS_EMBARGO_PERIOD)",
        "10, PT47H59M59S, enks.stats.embargo-period (STATS_EMBARGO_PERIOD)"
    })
    void refusesToShowTooMuch(int minimum, Duration embargo, String names) { // P13
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(minimum, embargo, "keyserver", 2048))
                .withMessageStartingWith(names)
                .withMessageContaining("got: ");
    }

    @ParameterizedTest(name = "P13 an embargo of {0} is taken")
    @ValueSource(strings = {"PT0S", "PT-1H", "PT48H", "PT72H"})
    void takesLongOrNoEmbargoes(Duration embargo) { // P13
        assertThat(settings(10, embargo, "keyserver", 2048).embargoPeriod()).isEqualTo(embargo);
    }

    @Test
    void demandsAnAudience() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(10, Duration.ZERO, " ", 2048))
                .withMessageContaining("STATS_AUDIENCE");
    }

    @Test
    void replacesAPaddingOfNothing() { // section 1.6
        assertThat(settings(10, Duration.ZERO, "keyserver", 0).responsePaddingMinBytes())
                .isEqualTo(1024);
    }

    private static StatsSettings settings(
            int minimum, Duration embargo, String audience, int padding) {
        return new StatsSettings(audience, minimum, embargo, padding, 1024, Duration.ofHours(4));
    }
}
