package org.enkeyserver.exposure.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.enkeyserver.exposure.revision.RevisionKeysUnavailableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys in memory follow those in the database.
final class RevisionKeyRingIT {

    @TempDir private Path keys;

    private Rooms rooms;

    @BeforeEach
    void open() {
        rooms = Rooms.on(keys);
    }

    @Test
    void sealsWithTheNewestAndKnowsAllThatAreAllowed() {
        long old = rooms.add(Duration.ofDays(9));
        long young = rooms.add(Duration.ofDays(1));

        assertThat(rooms.ring.effective().kid()).isEqualTo(young);
        assertThat(rooms.ring.allowed(old)).isPresent();
        assertThat(rooms.ring.allowed(young + 1)).isEmpty();
        assertThat(rooms.ring.effectiveAge()).contains(Duration.ofDays(1));
        assertThat(rooms.ring.effective().toString()).doesNotContain("[B").contains("secret");
    }

    @Test
    @DisplayName("R26 destroy the key, refresh cache, decrypt")
    void forgetsADestroyedKey() {
        long gone = rooms.add(Duration.ofDays(9));
        rooms.add(Duration.ZERO);
        assertThat(rooms.ring.allowed(gone)).isPresent();

        rooms.destroy(gone);
        rooms.clock.advance(Rooms.CACHE);

        assertThat(rooms.ring.allowed(gone)).isEmpty();
    }

    @Test
    @DisplayName("R27 two keys created, destroy newest")
    void fallsBackToTheOlderKey() {
        long older = rooms.add(Duration.ofDays(1));
        long newest = rooms.add(Duration.ZERO);
        assertThat(rooms.ring.effective().kid()).isEqualTo(newest);

        rooms.destroy(newest);
        rooms.clock.advance(Rooms.CACHE);

        assertThat(rooms.ring.effective().kid()).isEqualTo(older);
    }

    @Test
    void comparesNumbersOnceACacheTimeAndUnwrapsOnlyNewKeys() { // D16
        rooms.add(Duration.ofDays(1));
        rooms.ring.effective();
        int first = rooms.reads.get();

        rooms.clock.advance(Rooms.CACHE);
        for (int i = 0; i < 50; i++) {
            rooms.ring.effective();
        }
        assertThat(rooms.reads.get() - first).isEqualTo(1);
        assertThat(rooms.wrapper.opened).hasValue(1);

        rooms.add(Duration.ZERO);
        rooms.clock.advance(Rooms.CACHE);
        rooms.ring.effective();
        assertThat(rooms.wrapper.opened).hasValue(2);
    }

    @Test
    void knowsAKeyThatAnotherReplicaMadeASecondAgo() { // K-94
        rooms.add(Duration.ofDays(9));
        rooms.ring.effective();

        long fresh = rooms.add(Duration.ZERO);
        rooms.clock.advance(Duration.ofSeconds(1));

        assertThat(rooms.ring.allowed(fresh)).isPresent();
    }

    @Test
    void asksOnceASecondAtMostForNumbersThatNobodyMade() {
        rooms.add(Duration.ofDays(9));
        rooms.ring.effective();
        int before = rooms.reads.get();

        rooms.clock.advance(Duration.ofSeconds(1));
        for (long kid = 1000; kid < 1100; kid++) {
            assertThat(rooms.ring.allowed(kid)).isEmpty();
        }
        assertThat(rooms.reads.get() - before).isEqualTo(1);
        assertThat(rooms.ring.allowed(-1)).isEmpty();
    }

    @Test
    void goesOnWithKnownKeysWhileTheDatabaseIsAway() {
        long kid = rooms.add(Duration.ZERO);
        rooms.ring.effective();
        rooms.database.execute("alter table enks.revision_key rename to hidden");

        rooms.clock.advance(Rooms.CACHE);
        assertThat(rooms.ring.effective().kid()).isEqualTo(kid);

        rooms.database.execute("alter table enks.hidden rename to revision_key");
        rooms.destroy(kid);
        rooms.clock.advance(RevisionKeyRing.RETRY);
        assertThatThrownBy(() -> rooms.ring.effective())
                .isInstanceOf(RevisionKeysUnavailableException.class);
    }

    @Test
    void callsNoNumberUnknownWhileTheDatabaseIsAway() { // D05
        long known = rooms.add(Duration.ofDays(9));
        rooms.ring.effective();
        long fresh = rooms.add(Duration.ZERO);
        rooms.database.execute("alter table enks.revision_key rename to hidden");

        rooms.clock.advance(RevisionKeyRing.UNKNOWN_KID);
        for (int look = 0; look < 2; look++) {
            assertThatThrownBy(() -> rooms.ring.allowed(fresh))
                    .isInstanceOf(RevisionKeysUnavailableException.class);
        }
        assertThat(rooms.ring.allowed(known)).isPresent();

        rooms.database.execute("alter table enks.hidden rename to revision_key");
        rooms.clock.advance(RevisionKeyRing.UNKNOWN_KID);
        assertThat(rooms.ring.allowed(fresh)).isPresent();
    }

    @Test
    void throwsWhenNothingIsKnownAndTheDatabaseIsAway() { // D25
        rooms.database.execute("alter table enks.revision_key rename to hidden");

        assertThatThrownBy(() -> rooms.ring.effective())
                .isInstanceOf(RevisionKeysUnavailableException.class);
        assertThatThrownBy(() -> rooms.ring.allowed(1))
                .isInstanceOf(RevisionKeysUnavailableException.class);
    }

    @Test
    void leavesOutAKeyThatIsNotOpenedAndTriesItAgain() {
        long old = rooms.add(Duration.ofDays(9));
        rooms.ring.effective();
        long young = rooms.add(Duration.ZERO);
        rooms.wrapper.away.set(true);
        rooms.clock.advance(Rooms.CACHE);

        assertThat(rooms.ring.effective().kid()).isEqualTo(old);
        assertThatThrownBy(() -> rooms.ring.allowed(young))
                .isInstanceOf(RevisionKeysUnavailableException.class);

        rooms.wrapper.away.set(false);
        rooms.clock.advance(RevisionKeyRing.RETRY);
        assertThat(rooms.ring.effective().kid()).isEqualTo(young);
    }

    @Test
    void oneRefusedKeyTakesNoOtherDown() {
        long broken = rooms.add(Duration.ofDays(9));
        long whole = rooms.add(Duration.ZERO);
        rooms.jdbc
                .sql("update enks.revision_key set aad = :other where kid = :kid")
                .param("other", new byte[16])
                .param("kid", broken)
                .update();

        assertThat(rooms.ring.effective().kid()).isEqualTo(whole);
        assertThat(rooms.ring.allowed(whole)).isPresent();
        assertThatThrownBy(() -> rooms.ring.allowed(broken))
                .isInstanceOf(RevisionKeysUnavailableException.class);
    }

    @Test
    void servesOthersWhileOneAsksTheDatabase() throws Exception {
        long kid = rooms.add(Duration.ZERO);
        rooms.ring.effective();
        rooms.clock.advance(Rooms.CACHE);

        try (Connection blocker = rooms.database.dataSource().getConnection();
                Statement statement = blocker.createStatement();
                ExecutorService pool = Executors.newCachedThreadPool()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table enks.revision_key in access exclusive mode");
            var started = new CountDownLatch(8);
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(
                        pool.submit(() -> {
                            started.countDown();
                            return rooms.ring.effective().kid();
                        }));
            }
            started.await();
            assertThat(answered(answers, 7)).isEqualTo(7);
            blocker.rollback();
            for (Future<Long> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(kid);
            }
        }
    }

    private static long answered(List<Future<Long>> answers, int expected) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> answers.stream().filter(Future::isDone).count() >= expected);
        return answers.stream().filter(Future::isDone).count();
    }
}
