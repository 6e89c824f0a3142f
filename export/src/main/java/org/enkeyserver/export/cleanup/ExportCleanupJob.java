package org.enkeyserver.export.cleanup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enkeyserver.common.blobstore.BlobStore;
import org.enkeyserver.common.blobstore.BlobStoreException;
import org.enkeyserver.common.job.Job;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.export.ExportSettings;
import org.enkeyserver.export.index.IndexPlace;
import org.enkeyserver.export.index.IndexWriter;
import org.springframework.stereotype.Component;

/// Deletes the objects of files that left the index a day ago or more.
///
/// An object that the stored index still lists stays, whatever the record says: a phone that finds
/// a line without an object stops. Runs may overlap; deleting twice does no harm.
@Component
class ExportCleanupJob implements Job {

    private final ExpiryStore expiry;
    private final IndexWriter index;
    private final BlobStore blobs;
    private final ExportSettings settings;
    private final Clock clock;
    private final Counter deletions;

    ExportCleanupJob(
            ExpiryStore expiry,
            IndexWriter index,
            BlobStore blobs,
            ExportSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.expiry = expiry;
        this.index = index;
        this.blobs = blobs;
        this.settings = settings;
        this.clock = clock;
        deletions = metrics.counter("enks.export.files.deleted");
    }

    @Override
    public String name() {
        return "export-cleanup";
    }

    @Override
    public List<String> aliases() {
        return List.of("/cleanup-export");
    }

    @Override
    public Duration every() {
        return settings.work().cleanupEvery();
    }

    @Override
    public JobReport run(String instance) {
        List<String> errors = new ArrayList<>();
        Map<IndexPlace, List<String>> indexes = new HashMap<>();
        int deleted = 0;
        for (ExpiryStore.Expired file :
                expiry.expired(
                        clock.instant(),
                        settings.cleanup().ttl(),
                        settings.cleanup().deleteAfter())) {
            try {
                if (indexes.computeIfAbsent(file.place(), index::published)
                        .contains(file.name().object())) {
                    errors.add("still in the index, not deleted: " + file.name().object());
                } else {
                    blobs.delete(file.name());
                    deleted += expiry.deleted(file) ? 1 : 0;
                }
            } catch (BlobStoreException failed) {
                errors.add("not deleted: " + file.name().object() + ": " + failed.getMessage());
            }
        }
        deletions.increment(deleted);
        return new JobReport(deleted + " files deleted", errors);
    }
}
