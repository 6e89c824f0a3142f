package org.enkeyserver.tools.simulate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TimeWindow;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.enkeyserver.common.testing.SharedData;
import org.enkeyserver.tools.phone.PhoneKey;
import org.enkeyserver.tools.phone.Upload;
import org.junit.jupiter.api.Test;

class UploadPlannerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int TODAY = IntervalNumber.at(NOW).day();

    private final SecureRandom random = new SecureRandom();
    private final Refusals refusals = new Refusals();
    private final UploadPlanner planner = new UploadPlanner(refusals);

    @Test
    void keepsReportTypesAndOnsetsApart() {
        List<Upload> uploads =
                plan(
                        key(TODAY - 1, 144, ReportType.CONFIRMED, 1),
                        key(TODAY - 2, 144, ReportType.CONFIRMED, 0),
                        key(TODAY - 3, 144, ReportType.CONFIRMED, 0),
                        key(TODAY - 4, 144, ReportType.LIKELY, -2));

        assertThat(uploads).hasSize(3);
    }

    @Test
    void neverLetsKeysOfAnUploadOverlap() {
        List<Upload> uploads =
                plan(
                        key(TODAY - 1, 144, ReportType.CONFIRMED, 1),
                        key(TODAY - 1, 80, ReportType.CONFIRMED, 1),
                        key(TODAY - 2, 144, ReportType.CONFIRMED, 0));

        assertThat(uploads).hasSize(2);
    }

    @Test
    void listsWhatNoUploadCanCarry() {
        RecordedKey twice = key(TODAY - 1, 144, ReportType.CONFIRMED, 1);

        List<Upload> uploads =
                plan(
                        twice,
                        twice,
                        key(TODAY - 1, 144, ReportType.CONFIRMED, -3),
                        key(TODAY - 15, 144, ReportType.CONFIRMED, 14),
                        key(TODAY - 2, 144, ReportType.NEGATIVE, 0));

        assertThat(uploads).hasSize(1);
        assertThat(refusals.byReason())
                .isEqualTo(
                        Map.of(
                                "duplicate: an earlier file has the same key", 1,
                                "onset would be in the future", 1,
                                "onset would be more than 28 days ago", 1,
                                "revoked: a negative result is never stored as a new key", 1));
    }

    @Test
    void shiftsByWholeDaysAndNotIntoTheFuture() {
        TimeWindow window =
                new TimeWindow(
                        Instant.parse("2020-10-02T00:00:00Z"),
                        Instant.parse("2020-10-02T18:00:00Z"));
        RecordedExport file = new RecordedExport("a", window, List.of(), List.of());

        assertThat(file.shiftedTo(NOW).window().end())
                .isEqualTo(Instant.parse("2026-11-21T18:00:00Z"));
        assertThat(file.shiftedTo(NOW.plus(Duration.ofHours(6))).window().end())
                .isEqualTo(Instant.parse("2026-11-22T18:00:00Z"));
    }

    @Test
    void bringsEveryKeyOfTheCzechSeriesIntoAnUpload() {
        Set<TemporaryExposureKey> planned = new HashSet<>();
        int recorded = 0;
        for (RecordedExport file : new RecordedSeries().read(SharedData.require("cz"))) {
            recorded += file.keys().size();
            for (Upload upload : planner.plan(file.shiftedTo(NOW), NOW)) {
                assertThat(upload.keys()).hasSizeBetween(1, 14);
                upload.keys().forEach(key -> planned.add(key.tek()));
            }
        }

        assertThat(recorded).isEqualTo(35_958);
        assertThat(planned.size() + refusals.total()).isEqualTo(recorded);
        assertThat(planned.size()).isGreaterThan(recorded * 9 / 10);
    }

    private List<Upload> plan(RecordedKey... keys) {
        TimeWindow window = new TimeWindow(NOW.minusSeconds(60), NOW);
        return planner.plan(
                new RecordedExport("a", window, new ArrayList<>(List.of(keys)), List.of()), NOW);
    }

    private RecordedKey key(int day, int period, ReportType type, int daysSinceOnset) {
        byte[] bytes = new byte[TemporaryExposureKey.LENGTH];
        random.nextBytes(bytes);
        return new RecordedKey(
                new PhoneKey(
                        TemporaryExposureKey.of(bytes),
                        new IntervalNumber(day * IntervalNumber.PER_DAY),
                        new RollingPeriod(period),
                        new TransmissionRisk(2)),
                Optional.of(type),
                OptionalInt.of(daysSinceOnset));
    }
}
