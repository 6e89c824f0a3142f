package org.enkeyserver.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.blobstore.BlobStore;
import org.enkeyserver.export.batch.ClaimStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one replica does while another stands still in the middle of a write.
class ReplicasIT {

    @TempDir private Path folder;

    private final AtomicReference<Runnable> beforeWriting =
            new AtomicReference<>(ReplicasIT::nothing);
    private final List<Integer> indexes = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aSlowWriterNeverPutsBackAnOlderIndex() throws InterruptedException, ExecutionException {
        try (ExportWorld world = world();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            world.store(TestKeys.at("2021-06-15T10:00:00Z").make(1));
            String instance = world.job("export-files").instances().getFirst();
            AtomicReference<Future<?>> other = new AtomicReference<>();
            beforeWriting.set(() -> {
                other.set(threads.submit(() -> world.job("export-files").run(instance)));
                isDoneWithin(other.get(), Duration.ofSeconds(2));
            });

            world.export();
            other.get().get();

            assertThat(indexes).containsExactly(1, 2);
            assertThat(world.index()).hasSize(2);
        }
    }

    @Test
    void nobodyTakesOverABatchWhoseLeftOverIsBeingReplaced() {
        AtomicBoolean takenOver = new AtomicBoolean(true);
        try (ExportWorld world = world();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            world.bean(BlobStore.class)
                    .putIfAbsent(
                            new BlobName("cdn", "exports/us/1623747600-1623751200-00001.zip"),
                            Path.of("pom.xml"),
                            BlobHeaders.ARCHIVE);
            long config = Long.parseLong(world.job("export-files").instances().getFirst());
            beforeWriting.set(() -> {
                Future<?> claim =
                        threads.submit(() ->
                                world.bean(ClaimStore.class)
                                        .claimOldest(config, world.clock.instant(), Duration.ZERO));
                takenOver.set(isDoneWithin(claim, Duration.ofSeconds(1)));
            });

            world.export();

            assertThat(takenOver).isFalse();
        }
    }

    private ExportWorld world() {
        ExportWorld world =
                ExportWorld.at("2021-06-15T13:00:00Z", folder).blobs(Stalling::new).start();
        world.config("1h from 2021-06-15T09:00:00Z");
        world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));
        return world;
    }

    private static void nothing() {}

    private static boolean isDoneWithin(Future<?> work, Duration time) {
        try {
            work.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException waiting) {
            return false;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    /// Stands still before the first write.
    private final class Stalling implements BlobStore {

        private final BlobStore store;

        Stalling(BlobStore store) {
            this.store = store;
        }

        @Override
        public void put(BlobName name, Path content, BlobHeaders headers) {
            beforeWriting.getAndSet(ReplicasIT::nothing).run();
            store.put(name, content, headers);
        }

        @Override
        public void put(BlobName name, byte[] content, BlobHeaders headers) {
            beforeWriting.getAndSet(ReplicasIT::nothing).run();
            indexes.add(new String(content, StandardCharsets.US_ASCII).split("\n", -1).length);
            store.put(name, content, headers);
        }

        @Override
        public boolean putIfAbsent(BlobName name, Path content, BlobHeaders headers) {
            return store.putIfAbsent(name, content, headers);
        }

        @Override
        public Optional<InputStream> open(BlobName name) {
            return store.open(name);
        }

        @Override
        public boolean delete(BlobName name) {
            return store.delete(name);
        }

        @Override
        public List<BlobName> list(String bucket, String prefix) {
            return store.list(bucket, prefix);
        }
    }
}
