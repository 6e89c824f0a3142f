package org.enkeyserver.exposure.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON body of every answer of the statistics API; absent members are left out.
///
/// @param error what is wrong, for people
/// @param code what is wrong, for programs
/// @param errorId finds the event in the server's log
/// @param padding random, always there
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StatsReply(
        List<Day> days,
        @Nullable String error,
        @Nullable String code,
        @Nullable String errorId,
        String padding) {

    static StatsReply of(List<ReleasedDay> days, String padding) {
        return new StatsReply(days.stream().map(Day::of).toList(), null, null, null, padding);
    }

    static StatsReply ofError(String code, String sentence, String errorId, String padding) {
        return new StatsReply(List.of(), sentence, code, errorId, padding);
    }

    /// One day.
    ///
    /// @param day its start in UTC
    /// @param suppressed true where numbers read 0 because they are too small to be shown; else
    ///   left out
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Day(
            String day,
            @JsonProperty("publish_requests") Requests publishRequests,
            @JsonProperty("total_teks_published") long totalTeksPublished,
            @JsonProperty("requests_with_revisions") long requestsWithRevisions,
            @JsonProperty("tek_age_distribution") List<Long> tekAgeDistribution,
            @JsonProperty("onset_to_upload_distribution") List<Long> onsetToUploadDistribution,
            @JsonProperty("requests_missing_onset_date") long requestsMissingOnsetDate,
            @Nullable Boolean suppressed) {

        static Day of(ReleasedDay released) {
            DayCounts counts = released.counts();
            return new Day(
                    counts.day() + "T00:00:00Z",
                    Requests.of(counts),
                    counts.teks(),
                    counts.revisions(),
                    counts.oldestTekDays(),
                    counts.onsetAgeDays(),
                    counts.missingOnset(),
                    released.suppressed() ? true : null);
        }
    }

    /// Uploads by platform.
    record Requests(long unknown, long android, long ios) {

        static Requests of(DayCounts counts) {
            return new Requests(
                    counts.uploads(Platform.UNKNOWN),
                    counts.uploads(Platform.ANDROID),
                    counts.uploads(Platform.IOS));
        }
    }
}
