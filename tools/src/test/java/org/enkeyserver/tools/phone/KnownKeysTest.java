package org.enkeyserver.tools.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Phones and revised keys, clients.md 1.5.
class KnownKeysTest {

    private static final TimeWindow WINDOW =
            new TimeWindow(
                    Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-24T04:00:00Z"));
    private static final TemporaryExposureKey TEK = TemporaryExposureKey.of(new byte[16]);

    private final KnownKeys keys = new KnownKeys();

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "3, 1, FOLLOWED",
        "3, 2, FOLLOWED",
        "3, 5, FOLLOWED",
        "2, 1, FOLLOWED",
        "2, 5, FOLLOWED",
        "2, 3, NO_SUCH_TRANSITION",
        "2, 2, NO_SUCH_TRANSITION",
        "1, 5, NO_SUCH_TRANSITION",
        "1, 2, NO_SUCH_TRANSITION",
        "3, 3, NO_SUCH_TRANSITION",
        "0, 1, NO_SUCH_TRANSITION"
    })
    void followsTheTransitionTable(int known, int revised, RevisedKeyRule expected) {
        addNew(key(known, 144));

        addRevised(key(revised, 144));

        assertThat(keys.revisions()).isEqualTo(Map.of(expected, 1));
    }

    @Test
    void dropsTheAlarmOfARevokedKey() {
        addNew(key(2, 144));
        assertThat(keys.isAlarming(TEK)).isTrue();

        addRevised(key(5, 144));

        assertThat(keys.isAlarming(TEK)).isFalse();
        assertThat(keys.alarming()).isEmpty();
        assertThat(keys.isRevisedTo(TEK, ReportType.NEGATIVE)).isTrue();
    }

    @Test
    void keepsTheAlarmOfAConfirmedKey() {
        addNew(key(2, 144));

        addRevised(key(1, 144));

        assertThat(keys.isAlarming(TEK)).isTrue();
        assertThat(keys.isRevisedTo(TEK, ReportType.CONFIRMED)).isTrue();
    }

    @Test
    void followsOneRevisionOfAKey() {
        addNew(key(3, 144));
        addRevised(key(2, 144));

        addRevised(key(5, 144));

        assertThat(keys.isAlarming(TEK)).isTrue();
        assertThat(keys.revisions()).containsEntry(RevisedKeyRule.REVISED_BEFORE, 1);
        assertThat(keys.dropped()).isEqualTo(1);
    }

    @Test
    void ignoresRevisionsOfUnknownKeysAndOfOtherTimes() {
        addRevised(key(5, 144));
        addNew(key(2, 144));
        addRevised(key(5, 7));

        assertThat(keys.isAlarming(TEK)).isTrue();
        assertThat(keys.revisions())
                .isEqualTo(Map.of(RevisedKeyRule.UNKNOWN_KEY, 1, RevisedKeyRule.OTHER_TIMES, 1));
    }

    private void addNew(ExportedKey key) {
        keys.add(new DownloadedExport("a.zip", WINDOW, List.of(key), List.of()));
    }

    private void addRevised(ExportedKey key) {
        keys.add(new DownloadedExport("b.zip", WINDOW, List.of(), List.of(key)));
    }

    private static ExportedKey key(int reportType, int period) {
        return new ExportedKey(
                TEK,
                2,
                2_950_000,
                period,
                reportType == 0 ? OptionalInt.empty() : OptionalInt.of(reportType),
                OptionalInt.of(0));
    }
}
