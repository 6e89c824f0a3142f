package org.enkeyserver.export.batch;

import java.util.UUID;

/// The right of one run to work on a batch: every further step is conditional on the token.
///
/// @param attempt how many runs have claimed the batch, this one included
public record BatchClaim(ExportBatch batch, UUID token, int attempt) {}
