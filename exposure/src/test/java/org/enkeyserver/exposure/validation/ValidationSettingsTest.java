package org.enkeyserver.exposure.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValidationSettingsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FIFTEEN_DAYS = Duration.ofDays(15);

    @ParameterizedTest(name = "D37 {7}")
    @CsvSource({
        "0,3,360,3600,14,28,4,max-keys",
        "30,0,360,3600,14,28,4,max-same-start-interval-keys",
        "30,3,360,0,14,28,4,truncate-window",
        "30,3,1,3600,14,28,4,max-interval-age",
        "30,3,1,3600,14,28,4,truncate-window",
        "30,3,360,3600,0,28,4,max-symptom-onset-days",
        "30,3,360,3600,15,28,4,max-symptom-onset-days",
        "30,3,360,3600,3,28,4,default-symptom-onset-days-ago",
        "30,3,360,3600,3,28,4,max-symptom-onset-days",
        "30,3,360,3600,14,28,-1,default-symptom-onset-days-ago",
        "30,3,360,3600,14,3,4,max-valid-symptom-onset-report-days",
        "30,3,360,3600,14,3,4,default-symptom-onset-days-ago"
    })
    void refusesValuesThatDoNotGoTogether(
            int keys,
            int sameStart,
            int age,
            int window,
            int onset,
            int report,
            int ago,
            String name) {
        assertThatThrownBy(() ->
                        new ValidationSettings(
                                keys,
                                sameStart,
                                Duration.ofHours(age),
                                Duration.ofSeconds(window),
                                onset,
                                report,
                                ago,
                                true,
                                false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enks.publish." + name);
    }

    @Test
    void refusesWindowsThatAreNotWholeSeconds() { // D37
        assertThatThrownBy(() -> settings(Duration.ofMillis(1500), false))
                .hasMessageContaining("TRUNCATE_WINDOW");
    }

    @Test
    void warnsOfWindowsThatDoNotDivideADay() { // D37
        assertThat(settings(Duration.ofHours(7), false).warning().orElse(""))
                .contains("truncate-window");
        assertThat(settings(HOUR, true).warning().orElse(""))
                .contains("DEBUG_RELEASE_SAME_DAY_KEYS");
        assertThat(settings(HOUR, false).warning()).isEmpty();
        assertThat(settings(Duration.ofSeconds(10), false).warning()).isEmpty();
    }

    private static ValidationSettings settings(Duration window, boolean sameDay) {
        return new ValidationSettings(30, 3, FIFTEEN_DAYS, window, 14, 28, 4, true, sameDay);
    }
}
