package org.enkeyserver.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TekRevisionStoreIT {

    private static final Instant CREATED = Instant.parse("2021-06-15T12:00:00Z");
    private static final Instant REVISED = Instant.parse("2021-06-16T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.create().dataSource());
    private final TekRevisionStore store = new TekRevisionStore(jdbc);

    @BeforeEach
    void twoKeys() {
        new TekStore(jdbc).insertAbsent(List.of(key(2), key(1)));
    }

    @Test
    void readsStoredKeysInTheOrderOfTheirBytes() { // D41
        assertThat(store.lock(List.of(tek(9), tek(2), tek(1))))
                .containsExactly(known(1, Optional.empty()), known(2, Optional.empty()));
    }

    @Test
    void revisesEachKeyOnce() {
        assertThat(store.revise(List.of(revision(1, Set.of("US"), false, OptionalLong.empty()))))
                .containsExactly(tek(1));
        assertThat(
                        store.revise(
                                List.of(
                                        revision(9, Set.of("US"), false, OptionalLong.empty()),
                                        revision(2, Set.of("US"), false, OptionalLong.empty()),
                                        revision(1, Set.of("US"), false, OptionalLong.empty()))))
                .containsExactly(tek(2));
        assertThat(store.lock(List.of(tek(1))))
                .containsExactly(known(1, Optional.of(ReportType.CONFIRMED)));
        assertThat(column("revised_at at time zone 'UTC'")).isEqualTo("2021-06-16 12:00:00");
        assertThat(column("revised_transmission_risk || ' ' || revised_days_since_onset"))
                .isEqualTo("2 3");
    }

    @Test
    void addsRegionsAndTraveler() { // D18
        store.revise(List.of(revision(1, Set.of("US", "AT"), true, OptionalLong.of(8))));

        assertThat(column("regions")).isEqualTo("{AT,IE,US}");
        assertThat(column("traveler")).isEqualTo("true");
        assertThat(column("health_authority_id")).isEqualTo("8");
    }

    @Test
    void keepsTheAuthorityOfABypassedRevision() { // D35
        store.revise(List.of(revision(1, Set.of("US"), false, OptionalLong.empty())));

        assertThat(column("health_authority_id")).isEqualTo("7");
        assertThat(column("traveler")).isEqualTo("false");
    }

    private String column(String sql) {
        return jdbc.sql("select (" + sql + ")::text from enks.tek where tek = ?")
                .param(1, tek(1).bytes())
                .query(String.class)
                .single();
    }

    private static KnownKey known(int number, Optional<ReportType> revised) {
        return new KnownKey(
                tek(number),
                new IntervalNumber(2706048),
                RollingPeriod.DAY,
                Optional.of(ReportType.LIKELY),
                revised,
                StoredKey.Origin.LOCAL);
    }

    private static KeyRevision revision(
            int number, Set<String> regions, boolean traveler, OptionalLong authority) {
        return new KeyRevision(
                tek(number),
                ReportType.CONFIRMED,
                new TransmissionRisk(2),
                new DaysSinceOnset(3),
                regions,
                traveler,
                authority,
                REVISED);
    }

    private static StoredKey key(int number) {
        return new StoredKey(
                tek(number),
                new IntervalNumber(2706048),
                RollingPeriod.DAY,
                new TransmissionRisk(4),
                Optional.of(ReportType.LIKELY),
                Optional.of(new DaysSinceOnset(1)),
                Set.of("IE", "US"),
                false,
                StoredKey.Origin.LOCAL,
                Optional.of("com.example.app"),
                OptionalLong.of(7),
                CREATED);
    }

    private static TemporaryExposureKey tek(int number) {
        byte[] bytes = new byte[TemporaryExposureKey.LENGTH];
        Arrays.fill(bytes, (byte) number);
        return TemporaryExposureKey.of(bytes);
    }
}
