package org.enkeyserver.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

final class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "336h, PT336H",
        "1h30m, PT1H30M",
        "250ms, PT0.25S",
        "0, PT0S",
        "-10m, PT-10M",
        "1.5h, PT1H30M",
        ".5s, PT0.5S",
        "1us, PT0.000001S",
        "100ns, PT0.0000001S",
        "1h1m1s1ms, PT1H1M1.001S"
    })
    void readsTheNotationOfTheReferenceServer(String text, Duration expected) {
        assertThat(GoDuration.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "1", "1d", "1 h", "1h-1m", "PT1H", "1H", "9999999999h"})
    void leavesOtherTextsAlone(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }

    @Test
    void bindsGoAndSpringNotationsToSettings() {
        new ApplicationContextRunner()
                .withUserConfiguration(SettingsConfiguration.class, Sample.class)
                .withPropertyValues(
                        "sample.go=1h30m", "sample.iso=PT4H", "sample.days=2d", "sample.plain=15")
                .run(context ->
                        assertThat(context.getBean(SampleSettings.class))
                                .isEqualTo(
                                        new SampleSettings(
                                                Duration.ofMinutes(90),
                                                Duration.ofHours(4),
                                                Duration.ofDays(2),
                                                Duration.ofMillis(15))));
    }

    @EnableConfigurationProperties(SampleSettings.class)
    static class Sample {}

    @ConfigurationProperties("sample")
    record SampleSettings(Duration go, Duration iso, Duration days, Duration plain) {}
}
