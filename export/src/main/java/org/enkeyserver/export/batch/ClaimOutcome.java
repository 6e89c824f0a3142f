package org.enkeyserver.export.batch;

import java.time.Instant;

/// How an attempt to claim the oldest unfinished batch of an export ended.
public sealed interface ClaimOutcome {

    /// The batch is the caller's.
    record Claimed(BatchClaim claim) implements ClaimOutcome {}

    /// There is nothing to do.
    record NoneUnfinished() implements ClaimOutcome {}

    /// The oldest batch has failed too often and is not yet tried again; later ones wait for it, so
    /// that files are listed in the order of time.
    record Waiting(ExportBatch batch, int attempts, String lastError, Instant next)
            implements ClaimOutcome {}

    /// Another run was faster.
    record Lost() implements ClaimOutcome {}
}
