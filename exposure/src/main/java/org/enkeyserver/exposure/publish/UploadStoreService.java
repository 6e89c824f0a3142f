package org.enkeyserver.exposure.publish;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.store.TekStore;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.publish.Stored.Kept;
import org.enkeyserver.exposure.publish.Stored.Refused;
import org.enkeyserver.exposure.stats.PublishStatistics;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/// Stores an upload in one transaction: all of it, or nothing.
@Service
final class UploadStoreService {

    /// Phones give up after ten seconds.
    private static final int TRANSACTION_SECONDS = 5;

    /// Tries at an upload that others get in the way of.
    private static final int ATTEMPTS = 3;

    private final TekStore teks;
    private final Reconciliation reconciliation;
    private final PublishStatistics statistics;
    private final TransactionTemplate transactions;

    UploadStoreService(
            TekStore teks,
            Reconciliation reconciliation,
            PublishStatistics statistics,
            PlatformTransactionManager transactionManager) {
        this.teks = teks;
        this.reconciliation = reconciliation;
        this.statistics = statistics;
        transactions = new TransactionTemplate(transactionManager);
        transactions.setTimeout(TRANSACTION_SECONDS);
    }

    Stored store(Upload upload, Ending ending) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(transaction -> attempt(upload, ending, transaction));
            } catch (ConcurrencyFailureException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    private Stored attempt(Upload upload, Ending ending, TransactionStatus transaction) {
        Object beginning = transaction.createSavepoint();
        Stored stored =
                insertAll(upload)
                        .orElseGet(() -> {
                            transaction.rollbackToSavepoint(beginning);
                            return reconciliation.reconcile(upload);
                        });
        boolean keeps =
                switch (stored) {
                    case Kept kept -> {
                        count(upload, kept);
                        yield ending == Ending.KEPT;
                    }
                    case Refused refused -> false;
                };
        if (keeps) {
            transaction.releaseSavepoint(beginning);
        } else {
            transaction.rollbackToSavepoint(beginning);
        }
        return stored;
    }

    /// The usual upload, of new keys alone, in one statement; empty where a key is stored already,
    /// and for keys that are not to be stored.
    private Optional<Stored> insertAll(Upload upload) {
        Set<TemporaryExposureKey> all = upload.keys().keySet();
        if (all.isEmpty() || upload.uploader().isNegative()) {
            return Optional.empty();
        }
        List<StoredKey> rows = upload.rows(all);
        Set<TemporaryExposureKey> inserted =
                upload.receipt(all)
                        .map(receipt -> teks.insertAbsent(rows, receipt, upload.at()))
                        .orElseGet(() -> teks.insertAbsent(rows));
        return inserted.size() == all.size() // D19
                ? Optional.of(
                        new Kept(
                                new Tally(inserted.size(), 0, 0, 0),
                                upload.token().proven(),
                                upload.revisable(all),
                                false))
                : Optional.empty();
    }

    /// Last of all: the row that counts stays locked until the transaction ends.
    ///
    /// An upload that changes nothing does not count, but for negative keys that are never stored:
    /// these count once.
    private void count(Upload upload, Kept kept) {
        Tally tally = kept.tally();
        boolean changes = tally.inserted() + tally.revised() > 0;
        boolean storesNone = tally.unchanged() == 0 && upload.keys().size() > tally.dropped();
        if (changes || (storesNone && !kept.repeated())) {
            upload.facts(tally).ifPresent(statistics::add);
        }
    }
}
