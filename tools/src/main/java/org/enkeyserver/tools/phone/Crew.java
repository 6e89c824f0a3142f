package org.enkeyserver.tools.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Does the same for many items, a bounded number at a time, on virtual threads.
public final class Crew {

    private final int size;

    public Crew(int size) {
        this.size = size;
    }

    /// What to do with one item.
    ///
    /// @param <T> the item
    /// @param <R> the result
    @FunctionalInterface
    public interface Work<T, R> {

        R apply(T item) throws InterruptedException;
    }

    /// The results in the order of the items. The first failure ends the rest and is thrown.
    public <T, R> List<R> apply(List<T> items, Work<T, R> work) throws InterruptedException {
        Semaphore free = new Semaphore(size);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(
                        threads.submit(() -> {
                            free.acquire();
                            try {
                                return work.apply(item);
                            } finally {
                                free.release();
                            }
                        }));
            }
            return results(futures, threads);
        }
    }

    private static <R> List<R> results(List<Future<R>> futures, ExecutorService threads)
            throws InterruptedException {
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failed.getCause());
            }
        }
        return results;
    }
}
