package org.enkeyserver.export.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.config.ExportConfig;
import org.enkeyserver.export.ExportWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimStoreIT {

    private static final Duration SELDOM = Duration.ofMinutes(10);

    @TempDir private Path folder;

    private ExportWorld world;
    private ClaimStore claims;
    private long config;

    @BeforeEach
    void planFourWindows() {
        world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start();
        claims = world.bean(ClaimStore.class);
        config = world.config("30m from 2021-06-15T08:00:00Z");
        world.run("export-batches");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("29 deviates (B-12): four batches are handed out in the order of time")
    void handsBatchesOutInOrder() {
        for (int window = 0; window < 4; window++) {
            BatchClaim claim = claimed();
            assertThat(claim.batch().window().start())
                    .isEqualTo(Instant.parse("2021-06-15T08:00:00Z").plusSeconds(1800L * window));
            assertThat(claims.complete(claim, now())).isTrue(); // 31, 32
        }
        assertThat(claims.claimOldest(config, now(), SELDOM))
                .isInstanceOf(ClaimOutcome.NoneUnfinished.class);
    }

    @Test
    @DisplayName("30 deviates: the next run takes over at once, and the dead one changes nothing")
    void takesOverFromADeadRun() { // B-20
        BatchClaim dead = claimed();
        BatchClaim taken = claimed();

        assertThat(taken.batch()).isEqualTo(dead.batch());
        assertThat(claims.holds(dead)).isFalse();
        assertThat(claims.holdsLocked(dead)).isFalse();
        assertThat(claims.complete(dead, now())).isFalse();
        assertThat(claims.fail(dead, "late", 1)).isFalse();
        assertThat(claims.holds(taken)).isTrue();
        assertThat(claims.complete(taken, now())).isTrue();
        assertThat(claims.complete(taken, now())).isFalse();
    }

    @RepeatedTest(5)
    void givesABatchToOneOfManyRuns() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<ClaimOutcome> claim = () -> claims.claimOldest(config, now(), SELDOM);
            List<Future<ClaimOutcome>> outcomes =
                    threads.invokeAll(Stream.generate(() -> claim).limit(16).toList());
            long holders = 0;
            for (Future<ClaimOutcome> outcome : outcomes) {
                if (outcome.get() instanceof ClaimOutcome.Claimed(BatchClaim claimed)
                        && claims.holds(claimed)) {
                    holders++;
                }
            }
            assertThat(holders).isEqualTo(1);
        }
    }

    @DisplayName("16 deviates: whoever plans at the same time waits and finds nothing left to plan")
    @RepeatedTest(3)
    void replicasPlanEachWindowOnce() throws InterruptedException, ExecutionException {
        world.now("2021-06-15T14:00:00Z");
        PlanningService planning = world.bean(PlanningService.class);
        ExportConfig export = world.bean(ConfigReader.class).exportConfig(config).orElseThrow();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> plan = () -> planning.plan(export);
            int planned = 0;
            for (Future<Integer> count :
                    threads.invokeAll(Stream.generate(() -> plan).limit(8).toList())) {
                planned += count.get();
            }
            assertThat(planned).isEqualTo(4);
            assertThat(world.batches()).hasSize(8);
        }
    }

    private BatchClaim claimed() {
        return switch (claims.claimOldest(config, now(), SELDOM)) {
            case ClaimOutcome.Claimed(BatchClaim claim) -> claim;
            case ClaimOutcome other -> throw new AssertionError(other);
        };
    }

    private Instant now() {
        return world.clock.instant();
    }
}
