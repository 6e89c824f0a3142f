package org.enkeyserver.export.file;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.enkeyserver.export.batch.BatchClaim;
import org.enkeyserver.export.batch.ClaimStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Records the files of a window and finishes its batch, both or neither.
@Service
class RecordingService {

    private final ClaimStore claims;
    private final ExportFileStore files;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RecordingService(
            ClaimStore claims,
            ExportFileStore files,
            TransactionTemplate transactions,
            Clock clock) {
        this.claims = claims;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Runs `replacing` while no other run can take the batch over.
    ///
    /// @return false, with nothing done, when the claim was lost
    boolean whileHeld(BatchClaim claim, Runnable replacing) {
        return Objects.requireNonNull(
                transactions.execute(status -> {
                    boolean held = claims.holdsLocked(claim);
                    if (held) {
                        replacing.run();
                    }
                    return held;
                }));
    }

    /// Finishes the batch.
    ///
    /// @return false, with nothing recorded, when the claim was lost
    boolean record(BatchClaim claim, List<RecordedFile> recorded) {
        return Objects.requireNonNull(
                transactions.execute(status -> {
                    Instant now = clock.instant();
                    if (!claims.complete(claim, now)) {
                        return false;
                    }
                    recorded.forEach(file -> files.insert(claim, file, now));
                    return true;
                }));
    }
}
