package org.enkeyserver.export.file;

import java.util.List;
import java.util.Objects;
import org.enkeyserver.common.store.KeyTraits;
import org.enkeyserver.common.store.TekScan;
import org.enkeyserver.common.store.TekStore;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.export.ExportSettings;
import org.enkeyserver.export.batch.BatchClaim;
import org.enkeyserver.export.batch.ClaimStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Fills a window with too few new keys up to the floor, once.
///
/// Padding keys are stored like keys, all in one transaction and before any file is written: a
/// repeated run, and later exports of the same regions, find the same ones.
@Service
class PaddingService {

    private final TekScan scan;
    private final TekStore teks;
    private final ClaimStore claims;
    private final PaddingKeys padding;
    private final TransactionTemplate transactions;
    private final ExportSettings.Files settings;

    PaddingService(
            TekScan scan,
            TekStore teks,
            ClaimStore claims,
            PaddingKeys padding,
            TransactionTemplate transactions,
            ExportSettings settings) {
        this.scan = scan;
        this.teks = teks;
        this.claims = claims;
        this.padding = padding;
        this.transactions = transactions;
        this.settings = settings.files();
    }

    /// How padding ended.
    sealed interface Outcome {

        /// The window has what it needs.
        ///
        /// @param generated keys added now
        record Padded(int generated) implements Outcome {}

        /// Another run owns the batch.
        record ClaimLost() implements Outcome {}
    }

    /// Adds what the window of the batch lacks.
    ///
    /// @param maxKeys keys in a file of this batch
    Outcome pad(BatchClaim claim, int maxKeys) {
        List<StoredKey> keys =
                scan.read(Selections.of(claim.batch()), window -> generated(window, maxKeys));
        if (keys.isEmpty()) {
            return new Outcome.Padded(0);
        }
        return Objects.requireNonNull(transactions.execute(status -> store(claim, keys)));
    }

    private List<StoredKey> generated(TekScan.Snapshot window, int maxKeys) {
        int missing =
                padding.missing(
                        window.countNew(),
                        window.countRevised(),
                        settings.minRecords(),
                        settings.paddingRange(),
                        maxKeys);
        if (missing == 0) {
            return List.of();
        }
        List<KeyTraits> sources = window.traitsOfNew();
        return padding.generate(missing, sources);
    }

    private Outcome store(BatchClaim claim, List<StoredKey> keys) {
        if (!claims.holdsLocked(claim)) {
            return new Outcome.ClaimLost();
        }
        int step = settings.insertBatchSize();
        for (int from = 0; from < keys.size(); from += step) { // B-02
            teks.insertAbsent(keys.subList(from, Math.min(from + step, keys.size())));
        }
        return new Outcome.Padded(keys.size());
    }
}
