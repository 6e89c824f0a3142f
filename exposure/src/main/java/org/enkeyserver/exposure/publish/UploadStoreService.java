package org.enkeyserver.exposure.publish;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enkeyserver.common.store.TekStore;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.validation.JudgedKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Stores the keys of an upload: all of them in one transaction, or none.
@Service
final class UploadStoreService {

    /// Phones give up after ten seconds.
    private static final int TRANSACTION_SECONDS = 5;

    private final TekStore store;
    private final TransactionTemplate transactions;

    UploadStoreService(TekStore store, PlatformTransactionManager transactionManager) {
        this.store = store;
        transactions = new TransactionTemplate(transactionManager);
        transactions.setTimeout(TRANSACTION_SECONDS);
    }

    /// Stores `keys`, unless one of them is stored already.
    Stored store(List<JudgedKey> keys, Uploader uploader, Ending ending) {
        Collection<StoredKey> rows = rows(keys, uploader);
        if (rows.isEmpty()) {
            return new Stored.New(0);
        }
        if (uploader.isNegative()) {
            return areNew(rows) ? new Stored.New(0) : new Stored.Known();
        }
        return insertAll(rows, ending) ? new Stored.New(rows.size()) : new Stored.Known();
    }

    private boolean insertAll(Collection<StoredKey> rows, Ending ending) {
        return transactions.execute(status -> {
            Object beginning = status.createSavepoint();
            boolean all = store.insertAbsent(rows).size() == rows.size(); // D19
            if (all && ending == Ending.KEPT) {
                status.releaseSavepoint(beginning);
            } else {
                status.rollbackToSavepoint(beginning);
            }
            return all;
        });
    }

    private boolean areNew(Collection<StoredKey> rows) {
        return !store.anyStored(rows.stream().map(StoredKey::tek).toList());
    }

    /// One row for each key; of the same key sent twice the later in time counts.
    private static Collection<StoredKey> rows(List<JudgedKey> keys, Uploader uploader) {
        Map<TemporaryExposureKey, StoredKey> rows = new LinkedHashMap<>();
        keys.forEach(key -> rows.put(key.tek(), uploader.row(key)));
        return rows.values();
    }

    /// What became of the keys.
    sealed interface Stored {

        /// No key was stored before.
        ///
        /// @param inserted rows written
        record New(int inserted) implements Stored {}

        /// At least one key was stored before, and nothing was written.
        record Known() implements Stored {}
    }
}
