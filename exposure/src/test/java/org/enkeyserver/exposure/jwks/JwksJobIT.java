package org.enkeyserver.exposure.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Documents over real HTTP into a real database.
final class JwksJobIT {

    private static final TestJwk K1 = TestJwk.create("k1");
    private static final TestJwk K2 = TestJwk.create("k2");
    private static final TestJwk K3 = TestJwk.create("k3");

    private final TestDatabase database = TestDatabase.create();
    private final DataSource dataSource = database.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TestClock clock = new TestClock(TestClock.SPEC_NOW);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JwksServer server = JwksServer.start();
    private final JwksSettings settings =
            new JwksSettings(
                    Duration.ofMinutes(2), Duration.ofSeconds(20), Duration.ofDays(30), true);
    private final JwksFetcher fetcher = new JwksFetcher(settings);
    private final JwksJob job =
            new JwksJob(
                    new JwksImportService(
                            fetcher,
                            new AuthorityKeyStore(jdbc),
                            new FetchHistoryStore(jdbc),
                            new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                            settings,
                            clock),
                    settings.every(),
                    meters);

    JwksJobIT() {
        jdbc.sql(
                        """
                        insert into enks.health_authority
                            (health_authority_id, issuer, audience, name, jwks_uri)
                        overriding system value
                        values (1, 'iss', 'aud', 'Testland', :uri), (2, 'by-hand', 'aud', 'X', null)
                        """)
                .param("uri", server.address().toString())
                .update();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        fetcher.destroy();
    }

    @Test
    void worksOnAuthoritiesThatPublishTheirKeys() {
        assertThat(job.instances()).containsExactly("1");
        assertThat(job.run("2")).isEqualTo(JobReport.succeeded("publishes no keys any more"));
    }

    @Test
    void addsRevokesAtTheThirdMissAndReinstates() { // J02 D23 D28
        succeeds(TestJwk.array(K1, K2));
        assertThat(keys()).containsExactly("k1 live", "k2 live");
        assertThat(version()).isEqualTo(1);

        succeeds(TestJwk.array(K1));
        succeeds(TestJwk.array(K1));
        assertThat(keys()).containsExactly("k1 live", "k2 live");
        assertThat(version()).isEqualTo(1);
        succeeds(TestJwk.array(K1));
        assertThat(keys()).containsExactly("k1 live", "k2 until 2021-06-15 12:40:56");
        assertThat(version()).isEqualTo(2);

        succeeds(TestJwk.array(K1));
        assertThat(keys()).containsExactly("k1 live", "k2 until 2021-06-15 12:40:56");
        assertThat(version()).isEqualTo(2);

        succeeds("{\"keys\":" + TestJwk.array(K2, K1) + "}");
        assertThat(keys()).containsExactly("k1 live", "k2 live");
        assertThat(version()).isEqualTo(3);
        assertThat(outcomes())
                .containsExactly(
                        "changed", "unchanged", "unchanged", "changed", "unchanged", "changed");
    }

    @Test
    void anEmptyOrShrunkenDocumentRevokesNothingHoweverOftenItComes() { // J03 D24
        succeeds(TestJwk.array(K1, K2, K3));
        for (int times = 0; times < 5; times++) {
            fails("[]", "no key, or fewer than half of those in use: none was revoked");
            fails(
                    TestJwk.array(K1),
                    "no key, or fewer than half of those in use: none was revoked");
            fails("", "the document is no list of keys");
        }

        assertThat(keys()).containsExactly("k1 live", "k2 live", "k3 live");
        assertThat(version()).isEqualTo(1);
        assertThat(meters.counter("enks.jwks.fetches", "outcome", "doubtful").count())
                .isEqualTo(10);
    }

    @Test
    void failuresBetweenMissesNeitherCountNorResetThem() {
        succeeds(TestJwk.array(K1, K2));
        succeeds(TestJwk.array(K1));
        succeeds(TestJwk.array(K1));
        server.answer(exchange -> JwksServer.send(exchange, 503, ""));
        assertThat(job.run("1").errors())
                .containsExactly("failed to process Testland: the server answered 503, not 200");
        assertThat(keys()).containsExactly("k1 live", "k2 live");

        succeeds(TestJwk.array(K1));

        assertThat(keys().getLast()).startsWith("k2 until");
    }

    @Test
    void keepsWhatHadAKidThatIsUsedAgain() {
        succeeds(TestJwk.array(K1));
        succeeds(TestJwk.array(K3.named("k1")));

        assertThat(keys()).containsExactly("k1 live");
        assertThat(text("select public_key_pem from enks.health_authority_key"))
                .isEqualTo(K3.pem());
        assertThat(text("select public_key_pem from enks.health_authority_key_history"))
                .isEqualTo(K1.pem());
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void leavesKeysOfOperatorsAlone() {
        insert("mine", K1, "manual", "null");
        insert("ended", K2, "manual", "'2021-06-15T00:00:00Z'");

        succeeds(TestJwk.array(K1.named("other"), K2, K3.named("mine")));

        assertThat(keys()).containsExactly("ended until 2021-06-15 00:00:00", "mine live");
        assertThat(version()).isZero();
    }

    @Test
    void forgetsKeysThatWereRevokedLongAgo() {
        insert("old", K1, "jwks", "'2021-05-16T12:34:55Z'");
        insert("young", K2, "jwks", "'2021-05-16T12:34:56Z'");
        insert("hand", K2, "manual", "'2021-01-01T00:00:00Z'");

        succeeds(TestJwk.array(K3));

        assertThat(keys())
                .containsExactly(
                        "hand until 2021-01-01 00:00:00",
                        "k3 live",
                        "young until 2021-05-16 12:34:56");
    }

    @Test
    void keepsTheLastFiftyFetches() {
        for (int times = 0; times < 52; times++) {
            succeeds(TestJwk.array(K1));
        }

        assertThat(outcomes()).hasSize(50).containsOnly("unchanged");
    }

    @Test
    void changesNothingWhenTheDatabaseGoesAwayInBetween() {
        succeeds(TestJwk.array(K1));
        database.execute(
                """
                create function enks.die() returns trigger language plpgsql as
                    $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
                create trigger die before insert on enks.jwks_fetch
                    for each row execute function enks.die()
                """);
        server.answer(TestJwk.array(K1, K2));

        assertThatThrownBy(() -> job.run("1")).isInstanceOf(DataAccessException.class);

        assertThat(keys()).containsExactly("k1 live");
        assertThat(version()).isEqualTo(1);
        database.execute("drop trigger die on enks.jwks_fetch");
        succeeds(TestJwk.array(K1, K2));
        assertThat(keys()).containsExactly("k1 live", "k2 live");
    }

    @Test
    void runsAtTheSameTimeCountAMissOnce() throws Exception {
        succeeds(TestJwk.array(K1, K2));
        for (int misses = 1; misses <= 3; misses++) {
            var together = new CyclicBarrier(4);
            server.answer(exchange -> {
                try {
                    together.await();
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
                JwksServer.send(exchange, 200, TestJwk.array(K1));
            });
            try (var executor = Executors.newFixedThreadPool(4)) {
                Callable<JobReport> run = () -> job.run("1");
                for (Future<JobReport> done : executor.invokeAll(Collections.nCopies(4, run))) {
                    assertThat(done.get().errors()).isEmpty();
                }
            }
            clock.advance(Duration.ofMinutes(2));
            assertThat(keys().getLast()).startsWith(misses < 3 ? "k2 live" : "k2 until");
        }
    }

    private void succeeds(String document) {
        server.answer(document);
        assertThat(job.run("1").errors()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
    }

    private void fails(String document, String reason) {
        server.answer(document);
        assertThat(job.run("1").errors()).containsExactly("failed to process Testland: " + reason);
        clock.advance(Duration.ofMinutes(2));
    }

    private void insert(String version, TestJwk key, String source, String thru) {
        database.execute(
                """
                insert into enks.health_authority_key
                    (health_authority_id, key_version, from_at, thru_at, public_key_pem, source)
                values (1, '%s', '2020-01-01T00:00:00Z', %s, '%s', '%s')
                """
                        .formatted(version, thru, key.pem(), source));
    }

    private List<String> keys() {
        return jdbc.sql(
                        """
                        select key_version || coalesce(
                                   ' until ' || to_char(thru_at at time zone 'UTC',
                                                        'YYYY-MM-DD HH24:MI:SS'),
                                   ' live')
                          from enks.health_authority_key
                         order by key_version
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from enks.jwks_fetch order by jwks_fetch_id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private long version() {
        return jdbc.sql("select version from enks.configuration_version")
                .query(Long.class)
                .single();
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
