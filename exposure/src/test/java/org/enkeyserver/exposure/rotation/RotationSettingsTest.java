package org.enkeyserver.exposure.rotation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RotationSettingsTest {

    @Test
    void refusesToDestroyKeysWhilePhonesHoldTheirTokens() { // K-94
        RotationSettings settings = settings("key", "1m", "168h", "359h");

        assertThatThrownBy(() -> settings.refuseShorterThan(Duration.ofDays(15)))
                .hasMessageContaining("DELETE_OLD_KEY_PERIOD")
                .hasMessageContaining("enks.publish.max-interval-age")
                .hasMessageContaining("MAX_INTERVAL_AGE_ON_PUBLISH");
        assertThatCode(() -> settings.refuseShorterThan(Duration.ofHours(359)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "'', 1m, 168h, 360h, REVISION_TOKEN_KEY_ID",
        "key, 61m, 168h, 360h, REVISION_KEY_CACHE_DURATION",
        "key, 0m, 168h, 360h, REVISION_KEY_CACHE_DURATION",
        "key, 60m, 1h, 360h, NEW_KEY_PERIOD"
    })
    void namesTheVariableThatIsWrong(
            String key, String cache, String newKey, String deleteOld, String variable) {
        assertThatThrownBy(() -> settings(key, cache, newKey, deleteOld))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("enks.revision.keys.")
                .hasMessageContaining(variable);
    }

    private static RotationSettings settings(
            String key, String cache, String newKey, String deleteOld) {
        return new RotationSettings(
                key,
                Duration.parse("PT" + cache),
                Duration.parse("PT" + newKey),
                Duration.parse("PT" + deleteOld),
                Duration.ofHours(4));
    }
}
