package org.enkeyserver.exposure.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Decides what of the statistics is published: nothing from which fewer uploads than the minimum
/// could be told apart (`docs/adr/0008-statistics-for-crowds-only.md`). // D30, S-22
///
/// A finished day is always released in the same way, so two looks tell no more than one.
final class ReleaseRules {

    /// Clocks of replicas differ, and an upload's transaction takes its time.
    private static final Duration STRAGGLERS = Duration.ofMinutes(10);

    private final int minimum;
    private final Duration embargo;
    private final Duration truncateWindow;

    /// @param minimum fewer uploads are never told apart
    /// @param embargo after it a smaller day is mentioned; 0 or less for never
    /// @param truncateWindow an upload counts at most so long before its time
    ReleaseRules(int minimum, Duration embargo, Duration truncateWindow) {
        this.minimum = minimum;
        this.embargo = embargo;
        this.truncateWindow = truncateWindow;
    }

    /// The first day to which uploads may still be added.
    LocalDate firstUnfinishedDay(Instant now) {
        return now.minus(truncateWindow).minus(STRAGGLERS).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// What may be published at `now`, in the order of `days`.
    List<ReleasedDay> release(List<DayCounts> days, Instant now) {
        LocalDate unfinished = firstUnfinishedDay(now);
        return days.stream()
                .filter(day -> day.day().isBefore(unfinished))
                .flatMap(day -> release(day, now))
                .toList();
    }

    private Stream<ReleasedDay> release(DayCounts day, Instant now) {
        if (day.uploads() >= minimum) {
            return Stream.of(hideSmall(day));
        }
        Instant end = day.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        boolean mentioned = embargo.isPositive() && end.plus(embargo).isBefore(now);
        return mentioned && day.uploads() > 0 ? Stream.of(hideEverything(day)) : Stream.empty();
    }

    private ReleasedDay hideSmall(DayCounts day) {
        long described = day.uploads() - day.revisions();
        Cells platforms = Cells.of(day.publish(), minimum);
        Cells ages = Cells.of(day.oldestTekDays(), minimum);
        Cells onsets = Cells.of(withMissing(day), minimum);
        boolean fewRevisions = Cells.isSmall(day.revisions(), minimum);
        boolean fewDescribed = Cells.isSmall(described, minimum);
        if (fewRevisions && !(ages.hidesSome() && onsets.hidesSome())) {
            // All uploads without the described ones would be the few.
            platforms.hideAll();
        }
        boolean distributionsSafe = fewDescribed || (ages.isSafe() && onsets.isSafe());
        if (!platforms.isSafe() || !distributionsSafe) {
            return hideEverything(day);
        }
        boolean hidesRevisions = fewRevisions || fewDescribed;
        List<Long> shownOnsets = onsets.shown();
        return new ReleasedDay(
                new DayCounts(
                        day.day(),
                        platforms.shown(),
                        day.teks(),
                        hidesRevisions ? 0 : day.revisions(),
                        shownOnsets.getFirst(),
                        ages.shown(),
                        shownOnsets.subList(1, shownOnsets.size())),
                hidesRevisions || platforms.hidesSome() || ages.hidesSome() || onsets.hidesSome());
    }

    /// Every described upload either misses its onset or counts at a day since onset.
    private static List<Long> withMissing(DayCounts day) {
        return Stream.concat(Stream.of(day.missingOnset()), day.onsetAgeDays().stream()).toList();
    }

    private static ReleasedDay hideEverything(DayCounts day) {
        return new ReleasedDay(
                new DayCounts(
                        day.day(),
                        zeros(day.publish().size()),
                        0,
                        0,
                        0,
                        zeros(day.oldestTekDays().size()),
                        zeros(day.onsetAgeDays().size())),
                true);
    }

    private static List<Long> zeros(int count) {
        return Collections.nCopies(count, 0L);
    }
}
