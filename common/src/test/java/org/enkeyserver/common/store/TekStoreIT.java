package org.enkeyserver.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

final class TekStoreIT {

    private static final Instant CREATED = Instant.parse("2021-06-15T12:00:00Z");

    private JdbcClient jdbc = JdbcClient.create(TestDatabase.create().dataSource());
    private TekStore store = new TekStore(jdbc);

    @BeforeEach
    void emptyDatabase() {
        jdbc.sql("truncate enks.tek").update();
    }

    @Test
    void writesEveryColumn() {
        var key =
                new StoredKey(
                        tek(1),
                        new IntervalNumber(2706048),
                        RollingPeriod.DAY,
                        new TransmissionRisk(4),
                        Optional.of(ReportType.USER_REPORT),
                        Optional.of(new DaysSinceOnset(-3)),
                        Set.of("US-WA", "US"),
                        true,
                        StoredKey.Origin.LOCAL,
                        Optional.of("com.example.app"),
                        OptionalLong.of(7),
                        CREATED);

        assertThat(store.insertAbsent(List.of(key))).containsExactly(tek(1));

        assertThat(
                        jdbc.sql("select row_to_json(t)::text from enks.tek t")
                                .query(String.class)
                                .single())
                .contains(
                        "\"rolling_start_interval\":2706048",
                        "\"rolling_period\":144",
                        "\"transmission_risk\":4",
                        "\"report_type\":\"user-report\"",
                        "\"days_since_onset\":-3",
                        "\"regions\":[\"US\",\"US-WA\"]",
                        "\"traveler\":true",
                        "\"origin\":\"local\"",
                        "\"app_name\":\"com.example.app\"",
                        "\"health_authority_id\":7",
                        "\"revised_at\":null");
        assertThat(jdbc.sql("select created_at from enks.tek").query(Instant.class).single())
                .isEqualTo(CREATED);
    }

    @Test
    void writesAbsentValuesAsNull() {
        store.insertAbsent(List.of(bare(1)));

        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from enks.tek where report_type is null
                                        and days_since_onset is null and app_name is null
                                        and health_authority_id is null
                                        """)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void reportsOnlyTheKeysItInserted() { // D19
        store.insertAbsent(List.of(bare(1)));

        assertThat(store.insertAbsent(List.of(bare(2), bare(1)))).containsExactly(tek(2));
    }

    @Test
    void neverDeadlocksOnOverlappingUploads() throws Exception { // D41
        List<StoredKey> keys = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            keys.add(bare(i));
        }
        for (int round = 0; round < 10; round++) {
            jdbc.sql("truncate enks.tek").update();
            List<Callable<Integer>> uploads = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                List<StoredKey> shuffled = new ArrayList<>(keys);
                Collections.shuffle(shuffled, new Random(round * 100L + thread));
                uploads.add(() -> store.insertAbsent(shuffled).size());
            }
            int inserted = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var upload : threads.invokeAll(uploads)) {
                    inserted += upload.get();
                }
            }
            assertThat(inserted).isEqualTo(keys.size());
        }
    }

    private static StoredKey bare(int number) {
        return new StoredKey(
                tek(number),
                new IntervalNumber(2706048),
                RollingPeriod.DAY,
                TransmissionRisk.NONE,
                Optional.empty(),
                Optional.empty(),
                Set.of("US"),
                false,
                StoredKey.Origin.LOCAL,
                Optional.empty(),
                OptionalLong.empty(),
                CREATED);
    }

    private static TemporaryExposureKey tek(int number) {
        byte[] bytes = new byte[TemporaryExposureKey.LENGTH];
        Arrays.fill(bytes, (byte) number);
        return TemporaryExposureKey.of(bytes);
    }
}
