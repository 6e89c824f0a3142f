package org.enkeyserver.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConfigCacheTest {

    private final ConfigCache<String, String> cache =
            new ConfigCache<>(() -> 0, ConfigReader.Lifetimes.usual());

    @Test
    void aSlowRowHoldsUpNoOther() throws Exception { // D27
        CountDownLatch slowIsLoading = new CountDownLatch(1);
        CountDownLatch othersAreDone = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<String>> slow =
                    threads.submit(() ->
                            cache.get(
                                    1,
                                    "slow",
                                    key -> {
                                        slowIsLoading.countDown();
                                        await(othersAreDone);
                                        return Optional.of(key);
                                    }));
            slowIsLoading.await();
            for (int other = 0; other < 2000; other++) {
                String key = "other-" + other;
                assertThat(cache.get(1, key, Optional::of)).contains(key);
            }
            othersAreDone.countDown();
            assertThat(slow.get()).contains("slow");
        }
    }

    @Test
    void manyThreadsLoadARowOnce() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> answers = new ArrayList<>();
            for (int thread = 0; thread < 50; thread++) {
                answers.add(
                        threads.submit(() -> {
                            start.await();
                            return cache.get(
                                    1, "row", key -> Optional.of(key + loads.incrementAndGet()));
                        }));
            }
            start.countDown();
            for (Future<Optional<String>> answer : answers) {
                assertThat(answer.get()).contains("row1");
            }
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void loadsAgainForANewVersionAndAfterAFailure() {
        assertThat(cache.get(1, "row", key -> Optional.of("old"))).contains("old");
        assertThat(cache.get(2, "row", key -> Optional.of("new"))).contains("new");
        assertThatThrownBy(() ->
                        cache.get(
                                3,
                                "row",
                                key -> {
                                    throw new IllegalStateException("away");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cache.get(3, "row", key -> Optional.of("back"))).contains("back");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
