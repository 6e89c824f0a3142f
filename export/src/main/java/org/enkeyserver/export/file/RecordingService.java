package org.enkeyserver.export.file;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.enkeyserver.export.batch.BatchClaim;
import org.enkeyserver.export.batch.BatchStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Records the files of a window and finishes its batch, both or neither.
@Service
class RecordingService {

    private final BatchStore batches;
    private final ExportFileStore files;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RecordingService(
            BatchStore batches,
            ExportFileStore files,
            TransactionTemplate transactions,
            Clock clock) {
        this.batches = batches;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Finishes the batch.
    ///
    /// @return false, with nothing recorded, when the claim was lost
    boolean record(BatchClaim claim, List<RecordedFile> recorded) {
        return Objects.requireNonNull(
                transactions.execute(status -> {
                    Instant now = clock.instant();
                    if (!batches.complete(claim, now)) {
                        return false;
                    }
                    recorded.forEach(file -> files.insert(claim, file, now));
                    return true;
                }));
    }
}
