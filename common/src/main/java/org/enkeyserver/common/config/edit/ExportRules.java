package org.enkeyserver.common.config.edit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enkeyserver.common.config.ExportConfig.TravelerMode;
import org.jspecify.annotations.Nullable;

/// What an export must be like. // B-27
final class ExportRules implements EntryRule<ExportEntry> {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration ADVISED_PERIOD = Duration.ofHours(4);
    private static final int MOST_SIGNATURES = 10;
    private static final int MOST_RECORDS = 750_000;
    private static final int USUAL_FLOOR = 1_000; // default of EXPORT_FILE_MIN_RECORDS

    private final Instant now;

    ExportRules(Instant now) {
        this.now = now;
    }

    @Override
    public String identity(ExportEntry entry) {
        return entry.place();
    }

    @Override
    public ExportEntry check(ExportEntry wanted, @Nullable ExportEntry before, Findings findings) {
        ExportEntry export =
                new ExportEntry(
                        wanted.bucket(),
                        wanted.filenameRoot(),
                        wanted.period(),
                        Regions.normalised(wanted.outputRegion(), "outputRegion", findings),
                        Regions.normalised(wanted.inputRegions(), "inputRegions", findings),
                        Regions.normalised(wanted.excludeRegions(), "excludeRegions", findings),
                        wanted.travelers().isEmpty()
                                ? TravelerMode.OF_REGIONS.stored()
                                : wanted.travelers(),
                        Moments.start(wanted.from(), before == null ? null : before.from(), now),
                        Moments.end(wanted.thru()),
                        wanted.signatureInfos().stream()
                                .map(String::strip)
                                .distinct()
                                .sorted()
                                .toList(),
                        wanted.maxRecords());
        BlobPlace.check(export.bucket(), export.filenameRoot(), findings);
        checkPeriod(export, findings);
        checkRegions(export, findings);
        Moments.checkOrder(export.from(), export.thru(), "thru", findings);
        findings.refuse(
                export.signatureInfos().isEmpty(),
                "signatureInfos",
                "it needs a signature info: phones ignore files without a signature"); // B-10
        findings.refuse(
                export.signatureInfos().size() > MOST_SIGNATURES,
                "signatureInfos",
                "too many signing keys selected, there is a limit of " + MOST_SIGNATURES);
        Integer most = export.maxRecords();
        findings.refuse(
                most != null && (most < 1 || most > MOST_RECORDS),
                "maxRecords",
                "the limit of a file is 1 to " + MOST_RECORDS + " keys");
        if (most != null && most >= 1 && most < USUAL_FLOOR) {
            findings.note(
                    "maxRecords",
                    "padding never makes one more file: files stay below the usual floor of "
                            + USUAL_FLOOR
                            + " keys, "
                            + most
                            + " is all that hides how few are real");
        }
        return export;
    }

    @Override
    public Optional<ExportEntry> leftOut(ExportEntry before) {
        return Optional.of(
                before.isOverAt(now)
                        ? before
                        : before.endingAt(Moments.endedAt(before.from(), before.thru(), now)));
    }

    private static void checkPeriod(ExportEntry export, Findings findings) {
        Duration period = export.period();
        if (period == null) {
            findings.refuse("period", "period cannot be empty");
        } else if (period.compareTo(DAY) > 0) {
            findings.refuse("period", "maximum period is 24h");
        } else if (period.compareTo(Duration.ofSeconds(1)) < 0) {
            findings.refuse("period", "period must be at least 1 second");
        } else if (DAY.toMillis() % period.toMillis() != 0
                || !period.equals(Duration.ofSeconds(period.toSeconds()))) {
            findings.refuse(
                    "period",
                    "period must divide equally into 24 hours (e.g., 2h, 4h, 12h, 15m, 30m)");
        } else if (period.compareTo(ADVISED_PERIOD) < 0) {
            findings.note(
                    "period", "phones take 15 to 20 files a day: real phones want 4h or more");
        }
    }

    private static void checkRegions(ExportEntry export, Findings findings) {
        findings.refuse(
                export.outputRegion().isEmpty(), "outputRegion", "outputRegion cannot be empty");
        findings.refuse(
                Arrays.stream(TravelerMode.values())
                        .noneMatch(mode -> mode.stored().equals(export.travelers())),
                "travelers",
                "travelers is one of "
                        + Arrays.stream(TravelerMode.values())
                                .map(TravelerMode::stored)
                                .collect(Collectors.joining(", ")));
    }
}
