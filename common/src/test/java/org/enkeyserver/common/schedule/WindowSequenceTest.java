package org.enkeyserver.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.common.tek.TimeWindow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowSequenceTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /// T is the clock less the window age, as in the table of the specification; days are those of
    /// December 2020.
    @ParameterizedTest(name = "{0}")
    @DisplayName("spec/export.md 23, ranges after a last window")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 nothing new                        |PT1H |PT1H|10T10:00|10T10:11|",
                "3 one window                         |PT1H |PT1H|10T09:00|10T10:11|10T09:00/10T10:00",
                "4 three ascending windows            |PT1H |PT1H|10T07:00|10T10:11|"
                        + "10T07:00/10T08:00 10T08:00/10T09:00 10T09:00/10T10:00",
                "5 windows of an open upload window wait|PT15M|PT1H|10T09:00|10T10:11|"
                        + "10T09:00/10T09:15 10T09:15/10T09:30 10T09:30/10T09:45 10T09:45/10T10:00",
                "6 a day                              |PT24H|PT1H|09T00:00|10T10:11|09T00:00/10T00:00",
                "7 two days                           |PT24H|PT1H|08T00:00|10T10:11|"
                        + "08T00:00/09T00:00 09T00:00/10T00:00",
                "9 deviates (clients.md 1.4, K-33 outrank it): off the grid the next window starts at the last end, 09:15, without overlap"
                        + "|PT1H |PT1H|10T09:15|10T10:11|10T09:15/10T10:00",
                "9 deviates: the same for a day       |PT24H|PT1H|09T08:00|10T08:11|09T08:00/10T00:00",
                "10 minutes                           |PT1M |PT1H|10T09:58|10T10:11|"
                        + "10T09:58/10T09:59 10T09:59/10T10:00",
                "12 deviates: every window is exactly P long but for one that begins off the grid, one merged from a long gap and one cut at thru"
                        + "|PT30M|PT30M|10T08:10|10T09:00|10T08:10/10T08:30 10T08:30/10T09:00",
                "14 last end after T                  |PT4H |PT1H|10T12:00|10T08:11|",
                "5.2 half hour of an open upload window|PT30M|PT1H|10T08:00|10T08:45|",
                "5.2 W longer than P                  |PT1H |PT4H|10T05:00|10T08:11|"
                        + "10T05:00/10T06:00 10T06:00/10T07:00 10T07:00/10T08:00"
            })
    void followsTheLastWindow(
            String row,
            Duration period,
            Duration truncate,
            String last,
            String t,
            @Nullable String windows) {
        ExportSpan span = new ExportSpan(period, at("01T00:00"), Optional.empty());
        assertThat(sequence(truncate, Duration.ZERO, 6).after(at(last), span, at(t)))
                .containsExactlyElementsOf(windows(windows));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("spec/export.md 23, ranges of an export without history")
    @CsvSource(
            delimiter = '|',
            value = {
                "2 deviates: the first window holds `from`; here it is the newest as well|PT1H|10T09:20|10T10:11|10T09:00/10T10:00",
                "2 deviates (B-24): earlier windows since `from` are exported too|PT1H|10T07:20|10T10:11|"
                        + "10T07:00/10T08:00 10T08:00/10T09:00 10T09:00/10T10:00",
                "8 deviates as row 2|PT24H|09T05:00|10T10:11|09T00:00/10T00:00",
                "11 deviates as row 2|PT10M|10T09:50|10T10:11|10T09:50/10T10:00",
                "5.2 not yet through its first window|PT24H|09T00:00|09T23:30|"
            })
    void beginsWithTheWindowOfFrom(
            String row, Duration period, String from, String t, @Nullable String windows) {
        ExportSpan span = new ExportSpan(period, at(from), Optional.empty());
        assertThat(sequence(Duration.ofHours(1), Duration.ZERO, 6).first(span, at(t)))
                .containsExactlyElementsOf(windows(windows));
    }

    @Test
    @DisplayName("13 deviates: a last end of 2018 is no other case; what is too old is skipped")
    void skipsWindowsThatWouldLeaveTheIndexAtOnce() {
        ExportSpan span =
                new ExportSpan(Duration.ofHours(4), Instant.parse("2018-01-01T00:00:00Z"), noEnd());
        Instant now = at("20T02:10");

        List<TimeWindow> due =
                sequence(Duration.ofHours(1), Duration.ofHours(2), 1000)
                        .after(Instant.parse("2018-12-31T00:00:00Z"), span, now);

        assertThat(due).hasSize(6 * 14 - 1);
        assertThat(due.getFirst().start()).isEqualTo(at("06T04:00"));
        assertThat(due.getLast().end()).isEqualTo(at("20T00:00")); // B-36
    }

    @Test
    @DisplayName("15 with defaults the window 04-08 is due at 10:00, not at 09:59")
    void waitsUntilTheWindowHasSettled() {
        WindowSequence sequence = sequence(Duration.ofHours(1), Duration.ofHours(2), 6);
        ExportSpan span = new ExportSpan(Duration.ofHours(4), at("01T00:00"), noEnd());

        assertThat(sequence.after(at("10T04:00"), span, at("10T09:59"))).isEmpty();
        assertThat(sequence.after(at("10T04:00"), span, at("10T10:00")))
                .containsExactlyElementsOf(windows("10T04:00/10T08:00"));
    }

    @Test
    void mergesTheOldestOfManyWindows() {
        ExportSpan span = new ExportSpan(Duration.ofHours(1), at("01T00:00"), noEnd());

        List<TimeWindow> due =
                sequence(Duration.ofHours(1), Duration.ZERO, 3)
                        .after(at("09T00:00"), span, at("10T10:11"));

        assertThat(due)
                .containsExactlyElementsOf(
                        windows("09T00:00/10T08:00 10T08:00/10T09:00 10T09:00/10T10:00")); // B-21
    }

    @Test
    void finishesAnExportThatHasEnded() {
        WindowSequence sequence = sequence(Duration.ofHours(1), Duration.ZERO, 6);
        ExportSpan span =
                new ExportSpan(Duration.ofHours(4), at("01T00:00"), Optional.of(at("10T09:30")));

        assertThat(sequence.after(at("10T04:00"), span, at("10T09:40")))
                .containsExactlyElementsOf(windows("10T04:00/10T08:00"));
        assertThat(sequence.after(at("10T04:00"), span, at("12T17:00")))
                .containsExactlyElementsOf(windows("10T04:00/10T08:00 10T08:00/10T09:30")); // B-22
        assertThat(sequence.after(at("10T09:30"), span, at("12T17:00"))).isEmpty();
    }

    @ParameterizedTest(name = "19 period {0}")
    @ValueSource(strings = {"PT25H", "PT0S", "PT7H", "PT0.5S", "PT-1H"})
    void refusesPeriodsThatDoNotDivideADay(Duration period) {
        assertThatThrownBy(() -> new ExportSpan(period, at("01T00:00"), noEnd()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WindowSequence sequence(Duration truncate, Duration age, int maxBackfill) {
        return new WindowSequence(new WindowRules(truncate, age, TWO_WEEKS, maxBackfill));
    }

    private static Optional<Instant> noEnd() {
        return Optional.empty();
    }

    private static List<TimeWindow> windows(@Nullable String words) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split(" ", -1))
                        .map(word -> word.split("/", -1))
                        .map(ends -> new TimeWindow(at(ends[0]), at(ends[1])))
                        .toList();
    }

    private static Instant at(String dayAndTime) {
        return Instant.parse("2020-12-" + dayAndTime + ":00Z");
    }
}
