package org.enkeyserver.export;

import java.time.Duration;
import org.enkeyserver.common.schedule.WindowRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the export service, with the reference server's defaults.
///
/// Refuses combinations that would lose keys or break phones, naming both properties.
@ConfigurationProperties("enks.export")
public record ExportSettings(
        @DefaultValue Windows windows,
        @DefaultValue Files files,
        @DefaultValue Cleanup cleanup,
        @DefaultValue Work work) {

    /// When a window may be exported.
    ///
    /// @param truncateWindow what upload times are truncated to (`TRUNCATE_WINDOW`)
    /// @param minWindowAge settle time of a window (`MIN_WINDOW_AGE`)
    /// @param maxBackfill most windows planned at once (`MAX_BACKFILL_WINDOWS`)
    public record Windows(
            @DefaultValue("1h") Duration truncateWindow,
            @DefaultValue("2h") Duration minWindowAge,
            @DefaultValue("6") int maxBackfill) {

        public Windows {
            if (truncateWindow.toSeconds() < 1 || truncateWindow.toDays() > 1) {
                throw new IllegalArgumentException(
                        "enks.export.windows.truncate-window (TRUNCATE_WINDOW) must be 1s to 24h");
            }
            if (minWindowAge.isNegative()) {
                throw new IllegalArgumentException("MIN_WINDOW_AGE must be a duration of >= 0");
            }
            if (maxBackfill < 1) {
                throw new IllegalArgumentException(
                        "enks.export.windows.max-backfill (MAX_BACKFILL_WINDOWS) must be 1 or"
                                + " more");
            }
        }
    }

    /// What a file holds.
    ///
    /// @param minRecords padding floor (`EXPORT_FILE_MIN_RECORDS`)
    /// @param paddingRange jitter above the floor (`EXPORT_FILE_PADDING_RANGE`)
    /// @param maxRecords keys in a file before it is split (`EXPORT_FILE_MAX_RECORDS`)
    /// @param insertBatchSize padding keys stored per round trip (`MAX_INSERT_BATCH_SIZE`)
    /// @param reprocessCount seconds added to names and ends of files (`REPROCESS_COUNT`)
    public record Files(
            @DefaultValue("1000") int minRecords,
            @DefaultValue("100") int paddingRange,
            @DefaultValue("500000") int maxRecords,
            @DefaultValue("100") int insertBatchSize,
            @DefaultValue("0") int reprocessCount) {

        /// Most keys phones take in one file.
        public static final int RECORDS_LIMIT = 750_000;

        public Files {
            if (minRecords < 0 || paddingRange < 0 || reprocessCount < 0 || insertBatchSize < 1) {
                throw new IllegalArgumentException(
                        "enks.export.files: min-records, padding-range and reprocess-count are not"
                                + " negative, insert-batch-size is 1 or more");
            }
            if (maxRecords < 1 || maxRecords > RECORDS_LIMIT) {
                throw new IllegalArgumentException(
                        "enks.export.files.max-records (EXPORT_FILE_MAX_RECORDS) must be 1 to "
                                + RECORDS_LIMIT);
            }
            if (minRecords > maxRecords) {
                throw new IllegalArgumentException(
                        "enks.export.files.min-records (EXPORT_FILE_MIN_RECORDS) must not exceed"
                                + " enks.export.files.max-records (EXPORT_FILE_MAX_RECORDS)");
            }
        }
    }

    /// How files go.
    ///
    /// @param ttl how long a file stays in the index (`CLEANUP_TTL`)
    /// @param overrideMinDuration take a shorter time than ten days
    ///   (`DEBUG_OVERRIDE_CLEANUP_MIN_DURATION`)
    /// @param deleteAfter how long a delisted file stays downloadable (`EXPORT_DELETE_AFTER`)
    public record Cleanup(
            @DefaultValue("336h") Duration ttl,
            @DefaultValue("false") boolean overrideMinDuration,
            @DefaultValue("24h") Duration deleteAfter) {

        private static final Duration MIN_TTL = Duration.ofDays(10);

        public Cleanup {
            if (ttl.isNegative() || ttl.isZero()) {
                throw new IllegalArgumentException(
                        "enks.export.cleanup.ttl (CLEANUP_TTL) must be positive");
            }
            if (ttl.compareTo(MIN_TTL) < 0 && !overrideMinDuration) {
                throw new IllegalArgumentException(
                        "enks.export.cleanup.ttl (CLEANUP_TTL) is less than 240h; set"
                                + " enks.export.cleanup.override-min-duration"
                                + " (DEBUG_OVERRIDE_CLEANUP_MIN_DURATION) to allow it");
            }
            if (deleteAfter.isNegative()) {
                throw new IllegalArgumentException(
                        "enks.export.cleanup.delete-after (EXPORT_DELETE_AFTER) must be >= 0");
            }
        }
    }

    /// How the jobs run.
    ///
    /// @param timeout no new window is begun after this time (`WORKER_TIMEOUT`)
    /// @param maxAttempts failures before a window counts as failed and is tried seldom
    /// @param planEvery pause of `export-batches`
    /// @param every pause of `export-files`
    /// @param cleanupEvery pause of `export-cleanup`
    public record Work(
            @DefaultValue("5m") Duration timeout,
            @DefaultValue("10") int maxAttempts,
            @DefaultValue("5m") Duration planEvery,
            @DefaultValue("1m") Duration every,
            @DefaultValue("4h") Duration cleanupEvery) {

        private static final int FAILED_SLOWER = 10;

        /// Pause between attempts at a window that counts as failed.
        public Duration failedEvery() {
            return every.multipliedBy(FAILED_SLOWER);
        }
    }

    /// The part of the settings that the window arithmetic needs.
    public WindowRules windowRules() {
        return new WindowRules(
                windows.truncateWindow(),
                windows.minWindowAge(),
                cleanup.ttl(),
                windows.maxBackfill());
    }
}
