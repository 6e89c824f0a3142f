package org.enkeyserver.tools.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureMatcherTest {

    private static final IntervalNumber MET = new IntervalNumber(2_706_000);

    private final PhoneKey key =
            PhoneKey.forDay(MET.day(), TransmissionRisk.NONE, new SecureRandom());
    private final SightingLog log = new SightingLog();

    @Test
    void findsWhoHeardTheKey() {
        hear(MET, MET.start());
        hear(MET.plus(1), MET.plus(1).start());

        assertThat(match(key)).containsExactly(Map.entry("b1", 2));
    }

    @Test
    void countsAnIntervalOnce() {
        hear(MET, MET.start());
        hear(MET, MET.start().plusSeconds(300));

        assertThat(match(key)).containsExactly(Map.entry("b1", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, 120})
    void forgivesClocksThatDifferByTwoHours(int minutes) {
        hear(MET, MET.start().plus(Duration.ofMinutes(minutes)));

        assertThat(match(key)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-130, 130, 300})
    void ignoresRecordingsPlayedBack(int minutes) {
        hear(MET, MET.start().plus(Duration.ofMinutes(minutes)));

        assertThat(match(key)).isEmpty();
    }

    @Test
    void ignoresOtherKeys() {
        hear(MET, MET.start());

        assertThat(match(PhoneKey.forDay(MET.day(), TransmissionRisk.NONE, new SecureRandom())))
                .isEmpty();
    }

    @Test
    void dropsAnIdentifierHeardForMoreThanTwentyMinutes() {
        hear(MET, MET.start());
        hear(MET, MET.start().plus(Duration.ofMinutes(21)));

        assertThat(log.sightings()).hasSize(1);
    }

    private void hear(IntervalNumber broadcast, Instant at) {
        log.record(new Sighting(KeySchedule.of(key.tek()).identifier(broadcast), at, -60));
    }

    private Map<String, Integer> match(PhoneKey exported) {
        ExposureMatcher matcher = new ExposureMatcher();
        matcher.listen("b1", log);
        return matcher.match(exported.tek(), exported.start(), exported.period());
    }
}
