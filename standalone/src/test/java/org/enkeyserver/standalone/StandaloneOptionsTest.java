package org.enkeyserver.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandaloneOptionsTest {

    @Test
    void hasDefaults() {
        StandaloneOptions options = StandaloneOptions.parse(List.of());

        assertThat(options.data()).isEqualTo(Path.of(".enks").toAbsolutePath());
        assertThat(options.portBase()).isEqualTo(8080);
        assertThat(options.clockIsShiftable()).isFalse();
    }

    @Test
    void takesBothWaysOfGivingAValue() {
        StandaloneOptions options =
                StandaloneOptions.parse(
                        List.of("--data=/tmp/a b", "--port-base", "9080", "--clock=shiftable"));

        assertThat(options.data()).isEqualTo(Path.of("/tmp/a b"));
        assertThat(options.portBase()).isEqualTo(9080);
        assertThat(options.clockIsShiftable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port-base x  | needs a number",
                "--port-base 0  | between 1 and",
                "--port-base    | needs a value",
                "--clock broken | system or shiftable",
                "--colour red   | does not know --colour",
            })
    void refusesWhatItDoesNotUnderstand(String line, String reason) {
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of(line.split(" "))))
                .isInstanceOf(StandaloneException.class)
                .hasMessageContaining(reason);
    }
}
