package org.enkeyserver.exposure.cleanup;

import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// One kind of rows, deleted chunk by chunk. What a chunk deleted stays deleted, however the sweep
/// ends.
///
/// @param what the kind of rows, in words
/// @param delete deletes at most so many rows in a transaction of its own and says how many
record Sweep(String what, IntUnaryOperator delete) {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /// Deletes until nothing is left, or until the thread is interrupted or the database fails.
    Swept run(int chunk) {
        int deleted = 0;
        try {
            int last = chunk;
            while (last >= chunk) {
                if (Thread.currentThread().isInterrupted()) {
                    return stopped(deleted, "the service stops");
                }
                last = delete.applyAsInt(chunk);
                deleted += last;
            }
        } catch (DataAccessException | TransactionException fault) {
            return stopped(deleted, types(fault));
        }
        LOG.atInfo().addKeyValue("what", what).addKeyValue("deleted", deleted).log("cleanup.swept");
        return new Swept(what, deleted, "");
    }

    private Swept stopped(int deleted, String reason) {
        LOG.atError()
                .addKeyValue("what", what)
                .addKeyValue("deleted", deleted)
                .addKeyValue("fault", reason)
                .log("cleanup.stopped");
        return new Swept(what, deleted, reason);
    }

    /// The types of a fault and its causes: their texts may quote rows.
    private static String types(Throwable fault) {
        return Stream.iterate(fault, one -> one != null, Throwable::getCause)
                .limit(5)
                .map(one -> one.getClass().getSimpleName())
                .collect(Collectors.joining(" <- "));
    }

    /// How a sweep ended.
    ///
    /// @param fault what stopped it; empty where nothing did
    record Swept(String what, int deleted, String fault) {

        boolean failed() {
            return !fault.isEmpty();
        }

        String summary() {
            return deleted + " " + what;
        }

        String error() {
            return what + ": stopped after " + deleted + " rows, " + fault;
        }
    }
}
