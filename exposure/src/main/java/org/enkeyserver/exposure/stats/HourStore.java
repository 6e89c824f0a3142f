package org.enkeyserver.exposure.stats;

import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts uploads in `enks.health_authority_stats`.
final class HourStore {

    /// An insert of zeros would need a second statement, so the arrays of a first upload are sent
    /// along; later ones raise single elements.
    private static final String ADD =
            """
            insert into enks.health_authority_stats as stats (
                health_authority_id, hour, shard, publish, teks, revisions, oldest_tek_days,
                missing_onset, onset_age_days)
            values (
                :authority, :hour::timestamptz, :shard, :publish::integer[], :teks, :revisions,
                :oldest::integer[], :missingOnset, :onsets::integer[])
            on conflict (health_authority_id, hour, shard) do update set
                publish[:platformAt] = stats.publish[:platformAt] + 1,
                teks = stats.teks + excluded.teks,
                revisions = stats.revisions + excluded.revisions,
                oldest_tek_days[:oldestAt] =
                    stats.oldest_tek_days[:oldestAt] + excluded.oldest_tek_days[:oldestAt],
                missing_onset = stats.missing_onset + excluded.missing_onset,
                onset_age_days[:onsetAt] =
                    stats.onset_age_days[:onsetAt] + excluded.onset_age_days[:onsetAt]
            """;

    private final JdbcClient jdbc;

    HourStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds one upload in one statement.
    ///
    /// @param shard the row of the hour that counts it
    void add(PublishFacts facts, int shard) {
        boolean described = !facts.revision();
        int oldest = Math.min(facts.oldestDays(), DayCounts.OLDEST_TEK_DAYS - 1);
        OptionalInt onset = facts.onsetDaysAgo();
        int onsetAt = Math.min(onset.orElse(0), DayCounts.ONSET_AGE_DAYS - 1);
        int platform = facts.platform().index();
        jdbc.sql(ADD)
                .param("authority", facts.healthAuthorityId())
                .param("hour", facts.uploadedAt().truncatedTo(ChronoUnit.HOURS).toString())
                .param("shard", shard)
                .param("publish", one(DayCounts.PLATFORMS, platform, true))
                .param("teks", facts.keys())
                .param("revisions", facts.revision() ? 1 : 0)
                .param("oldest", one(DayCounts.OLDEST_TEK_DAYS, oldest, described))
                .param("missingOnset", described && onset.isEmpty() ? 1 : 0)
                .param(
                        "onsets",
                        one(DayCounts.ONSET_AGE_DAYS, onsetAt, described && onset.isPresent()))
                .param("platformAt", platform + 1)
                .param("oldestAt", oldest + 1)
                .param("onsetAt", onsetAt + 1)
                .update();
    }

    /// Zeros, with a one at `index` where that counts.
    private static int[] one(int length, int index, boolean counts) {
        var elements = new int[length];
        elements[index] = counts ? 1 : 0;
        return elements;
    }
}
