package org.enkeyserver.common.tek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainTest {

    private static final byte[] BYTES = HexFormat.of().parseHex("75c734c6dd1a782de7a965da5eb93125");

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 32})
    void refusesKeyOfAnotherLength(int length) {
        assertThatThrownBy(() -> TemporaryExposureKey.of(new byte[length]))
                .isInstanceOf(IllegalArgumentException.class); // S-13
    }

    @Test
    void keepsKeyOutOfItsText() {
        assertThat(TemporaryExposureKey.of(BYTES).toString())
                .isEqualTo("TemporaryExposureKey[secret]"); // S-29
    }

    @Test
    void keyDoesNotChangeWithTheArraysAroundIt() {
        byte[] given = BYTES.clone();
        TemporaryExposureKey key = TemporaryExposureKey.of(given);
        given[0] = 0;
        key.bytes()[1] = 0;

        assertThat(key.bytes()).isEqualTo(BYTES);
    }

    @Test
    void ordersKeysByUnsignedBytes() {
        byte[] high = new byte[16];
        high[0] = (byte) 0x80;
        byte[] low = new byte[16];
        low[0] = 0x7f;

        assertThat(TemporaryExposureKey.of(low)).isLessThan(TemporaryExposureKey.of(high));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-06-15T12:34:56Z, 2706267",
        "2021-06-15T00:00:00Z, 2706192",
        "1970-01-01T00:09:59Z, 0",
        // D29: past the end of 32-bit seconds.
        "2040-01-01T00:00:00Z, 3681648",
    })
    void numbersTheIntervalOfAnInstant(Instant instant, int interval) {
        assertThat(IntervalNumber.at(instant)).isEqualTo(new IntervalNumber(interval)); // D29
        assertThat(IntervalNumber.at(new IntervalNumber(interval).start()).value())
                .isEqualTo(interval);
    }

    @ParameterizedTest
    @CsvSource({"confirmed,1,2", "likely,2,4", "user-report,3,5", "negative,5,6"})
    void mapsReportTypes(String claim, int exportNumber, int risk) {
        ReportType type = ReportType.ofClaim(claim).orElseThrow();

        assertThat(type.exportNumber()).isEqualTo(exportNumber);
        assertThat(type.defaultTransmissionRisk()).isEqualTo(risk); // D13
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Confirmed", "bogus", "revoked"})
    void knowsNoOtherReportType(String claim) {
        assertThat(ReportType.ofClaim(claim)).isEmpty();
    }

    @Test
    void refusesValuesOutsideTheirRange() {
        assertThatThrownBy(() -> new IntervalNumber(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RollingPeriod(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RollingPeriod(145))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransmissionRisk(9))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DaysSinceOnset(15))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
