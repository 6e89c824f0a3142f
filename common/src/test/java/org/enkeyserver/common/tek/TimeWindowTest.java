package org.enkeyserver.common.tek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeWindowTest {

    @ParameterizedTest
    @CsvSource({
        "2021-06-15T12:34:56.789Z, PT1H,  2021-06-15T12:00:00Z",
        "2021-06-15T12:34:56Z,     PT1M,  2021-06-15T12:34:00Z",
        "2021-06-15T12:34:56Z,     PT24H, 2021-06-15T00:00:00Z",
        "2021-06-15T12:00:00Z,     PT4H,  2021-06-15T12:00:00Z",
        "1969-12-31T23:59:59Z,     PT1H,  1969-12-31T23:00:00Z",
        // Not aligned to the epoch: seven hours counted from year one.
        "0001-01-01T13:00:00Z,     PT7H,  0001-01-01T07:00:00Z",
    })
    void truncatesFromYearOne(Instant instant, Duration step, Instant expected) {
        assertThat(TimeWindow.truncate(instant, step)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S", "PT0.5S", "PT1.5S"})
    void refusesStepThatIsNotWholeSeconds(Duration step) {
        assertThatThrownBy(() -> TimeWindow.truncate(Instant.EPOCH, step))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void includesItsStartAndExcludesItsEnd() {
        TimeWindow window = new TimeWindow(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));

        assertThat(window.contains(Instant.EPOCH)).isTrue();
        assertThat(window.contains(Instant.EPOCH.plusSeconds(59))).isTrue();
        assertThat(window.contains(Instant.EPOCH.plusSeconds(60))).isFalse();
    }
}
