package org.enkeyserver.exposure.rotation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.enkeyserver.common.signing.wrap.file.FileKeyWrapper;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One replica's part in the revision keys, on a database that it may share with others.
final class Rooms {

    static final Duration CACHE = Duration.ofMinutes(1);

    final TestClock clock;
    final TestDatabase database;
    final JdbcClient jdbc;
    final RevisionKeyStore store;
    final SwitchableWrapper wrapper;
    final KeyMaker maker;
    final RevisionKeyRing ring;

    /// How often the database was turned to.
    final AtomicInteger reads = new AtomicInteger();

    private Rooms(TestClock clock, TestDatabase database, Path keys) {
        this.clock = clock;
        this.database = database;
        DataSource source =
                new DelegatingDataSource(database.dataSource()) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        reads.incrementAndGet();
                        return super.getConnection();
                    }
                };
        jdbc = JdbcClient.create(database.dataSource());
        store =
                new RevisionKeyStore(
                        JdbcClient.create(source),
                        new TransactionTemplate(new JdbcTransactionManager(source)));
        var random = new SecureRandom();
        wrapper =
                new SwitchableWrapper(
                        FileKeyWrapper.open(keys, "test", true, Clock.systemUTC(), random));
        maker = new KeyMaker(wrapper, random);
        ring = new RevisionKeyRing(store, maker, clock, CACHE);
    }

    static Rooms on(Path keys) {
        return new Rooms(new TestClock(TestClock.SPEC_NOW), TestDatabase.create(), keys);
    }

    /// Another replica with the same clock, or this one after a restart.
    Rooms another(Path keys) {
        return new Rooms(clock, database, keys);
    }

    /// Adds a key of an age, whatever others there are.
    long add(Duration age) {
        WrappedKey key = maker.make();
        return jdbc.sql(
                        """
                        insert into enks.revision_key (aad, wrapped, created_at)
                        values (:aad, :wrapped, :at::timestamptz)
                        returning kid
                        """)
                .param("aad", key.aad())
                .param("wrapped", key.wrapped())
                .param("at", clock.instant().minus(age).toString())
                .query(Long.class)
                .single();
    }

    /// What docs/key-managers.md gives for destroying a key by hand.
    void destroy(long kid) {
        jdbc.sql(
                        """
                        update enks.revision_key
                        set allowed = false, aad = null, wrapped = null
                        where kid = :kid
                        """)
                .param("kid", kid)
                .update();
    }

    /// Ages of the allowed keys in days, newest first.
    List<Long> ages() {
        Instant now = clock.instant();
        return store.allowed().stream()
                .map(key -> Duration.between(key.createdAt(), now).toDays())
                .toList();
    }

    RevisionKeyRotationJob job(Duration newKey, Duration deleteOld) {
        return new RevisionKeyRotationJob(
                store,
                maker,
                new RotationSettings("test", CACHE, newKey, deleteOld, Duration.ofHours(4)),
                clock);
    }
}
