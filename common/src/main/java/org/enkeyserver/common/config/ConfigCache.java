package org.enkeyserver.common.config;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/// Rows by key and number of the configuration; each is loaded by one thread while others that want
/// the same row wait for it, and nobody else does.
///
/// The number is part of the key: a row that was loaded for an older number is never found again,
/// so there is no race between loading and invalidating.
final class ConfigCache<K, V> {

    private final ConcurrentMap<Versioned<K>, CompletableFuture<Optional<V>>> entries;

    ConfigCache(Ticker ticker, ConfigReader.Lifetimes lifetimes) {
        AsyncCache<Versioned<K>, Optional<V>> cache =
                Caffeine.newBuilder()
                        .maximumSize(lifetimes.entries())
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .expireAfter(
                                Expiry.<Versioned<K>, Optional<V>>creating((key, value) ->
                                        value.isPresent()
                                                ? lifetimes.positive()
                                                : lifetimes.negative()))
                        .buildAsync();
        entries = cache.asMap();
    }

    Optional<V> get(long version, K key, Function<K, Optional<V>> load) {
        Versioned<K> versioned = new Versioned<>(version, key);
        CompletableFuture<Optional<V>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<V>> theirs = entries.putIfAbsent(versioned, mine);
        if (theirs != null) {
            return await(theirs);
        }
        try {
            Optional<V> loaded = load.apply(key);
            mine.complete(loaded);
            return loaded;
        } catch (RuntimeException | Error failed) {
            // The cache forgets a future that failed, so the next caller asks the database again.
            mine.completeExceptionally(failed);
            throw failed;
        }
    }

    private static <V> Optional<V> await(CompletableFuture<Optional<V>> loading) {
        try {
            return loading.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private record Versioned<K>(long version, K key) {}
}
