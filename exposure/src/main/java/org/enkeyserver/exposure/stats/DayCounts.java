package org.enkeyserver.exposure.stats;

import java.time.LocalDate;
import java.util.List;

/// The uploads of an authority on one UTC day, counted.
///
/// @param publish uploads in the order of [Platform]
/// @param teks keys inserted or revised
/// @param revisions uploads that revised a key
/// @param missingOnset uploads without a believable symptom onset
/// @param oldestTekDays uploads by days since the start of their oldest key
/// @param onsetAgeDays uploads by days since symptom onset
record DayCounts(
        LocalDate day,
        List<Long> publish,
        long teks,
        long revisions,
        long missingOnset,
        List<Long> oldestTekDays,
        List<Long> onsetAgeDays) {

    static final int PLATFORMS = Platform.values().length;

    /// The last element counts 15 and more.
    static final int OLDEST_TEK_DAYS = 16;

    /// The last element counts 29 and more.
    static final int ONSET_AGE_DAYS = 30;

    DayCounts {
        publish = List.copyOf(publish);
        oldestTekDays = List.copyOf(oldestTekDays);
        onsetAgeDays = List.copyOf(onsetAgeDays);
        requireLength(publish, PLATFORMS);
        requireLength(oldestTekDays, OLDEST_TEK_DAYS);
        requireLength(onsetAgeDays, ONSET_AGE_DAYS);
    }

    /// All uploads of the day.
    long uploads() {
        return publish.stream().mapToLong(Long::longValue).sum();
    }

    /// The uploads from one platform.
    long uploads(Platform platform) {
        return publish.get(platform.index());
    }

    private static void requireLength(List<Long> counts, int length) {
        if (counts.size() != length) {
            throw new IllegalArgumentException("expected " + length + " counts, got " + counts);
        }
    }
}
