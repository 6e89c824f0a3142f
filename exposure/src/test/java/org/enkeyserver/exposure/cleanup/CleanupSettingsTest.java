package org.enkeyserver.exposure.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CleanupSettingsTest {

    @ParameterizedTest(name = "J07 a TTL of {0}, override {1}, taken {2}")
    @CsvSource({
        "PT216H, false, false",
        "PT-10M, false, false",
        "PT-10M, true, false",
        "PT241H, false, true",
        "PT240H, false, true",
        "PT216H, true, true"
    })
    void keepsKeysForTenDaysAtLeast(Duration ttl, boolean override, boolean taken) { // J07
        if (taken) {
            assertThatCode(() -> settings(ttl, override)).doesNotThrowAnyException();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(ttl, override))
                    .withMessageContaining("enks.cleanup.ttl (CLEANUP_TTL)");
        }
    }

    @ParameterizedTest(name = "D37 {0} kept and {1} taken: doubtful {2}")
    @CsvSource({"PT336H, PT360H, false", "PT335H, PT360H, true", "PT360H, PT360H, false"})
    void warnsWhereADeletedKeyCouldComeBack(Duration ttl, Duration maxAge, boolean doubtful) {
        assertThat(settings(ttl, false).warning(maxAge).isPresent()).isEqualTo(doubtful);
    }

    @Test
    void keepsDaysOfStatisticsAtLeastAsLongAsHours() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new CleanupSettings(
                                Duration.ofDays(14),
                                false,
                                Duration.ofDays(2),
                                Duration.ofDays(1),
                                Duration.ofDays(13),
                                1000,
                                Duration.ofHours(4)))
                .withMessageContaining("CLEANUP_STATS_FOR");
    }

    static CleanupSettings settings(Duration ttl, boolean override) {
        return new CleanupSettings(
                ttl,
                override,
                Duration.ofDays(2),
                Duration.ofDays(1),
                Duration.ofDays(400),
                1000,
                Duration.ofHours(4));
    }
}
