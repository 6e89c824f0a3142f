package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Uploads of the same keys at the same time, with real threads on a real database, and uploads
/// that are repeated after a lost answer.
final class RaceIT {

    private static final TestKey K1 = TestKey.of(1, 2706048, 144);
    private static final TestKey K2 = TestKey.of(2, 2705904, 144);
    private static final TestKey K3 = TestKey.of(3, 2705760, 144);

    private final PublishServer server = Servers.usual();

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
    }

    private TestUpload upload(String type, TestKey... keys) {
        return TestUpload.of(server.authority(), keys).reportType(type);
    }

    @RepeatedTest(20)
    void takesEveryCopyOfOneUploadAndStoresItOnce() throws InterruptedException { // S-10, D31, K-93
        String body = upload("likely", K1, K2, K3).json();

        List<Answer> answers = together(Stream.generate(() -> body).limit(64).toList());

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::token).allMatch(token -> !token.isEmpty());
        assertThat(answers.stream().mapToInt(Answer::inserted).sum()).isEqualTo(3);
        assertThat(server.storedKeys()).isEqualTo(3);
        assertThat(uploadsCounted()).isEqualTo(1);
        String token = answers.getLast().token();
        Answer revised = server.publish(upload("confirmed", K1, K2, K3).token(token));
        assertThat(revised.code()).isEmpty();
        assertThat(server.storedAll("revised_report_type")).containsOnly("confirmed");
    }

    @RepeatedTest(50)
    void givesARacedKeyToExactlyOnePhone() throws InterruptedException { // D19, D41
        String one = upload("likely", K1, K2).json();
        String other = upload("likely", K2, K1, K3).macWithoutRisk().json();

        List<Answer> answers = together(List.of(one, other));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        boolean oneWon = answers.getFirst().status() == 200;
        Answer winner = oneWon ? answers.getFirst() : answers.getLast();
        Answer loser = oneWon ? answers.getLast() : answers.getFirst();
        assertThat(loser.code()).isEqualTo("missing_revision_token");
        assertThat(loser.has("revisionToken")).isFalse();
        assertThat(server.storedKeys()).isEqualTo(winner.inserted());
        assertThat(uploadsCounted()).isEqualTo(1);
    }

    @RepeatedTest(50)
    void letsExactlyOneOfTwoRevisionsWin() throws InterruptedException { // R04
        String token = server.publish(upload("likely", K1, K2)).token();
        String one = upload("confirmed", K1, K2).token(token).json();
        String other = upload("negative", K2, K1).token(token).json();

        List<Answer> answers = together(List.of(one, other));

        assertThat(answers)
                .extracting(Answer::code)
                .containsExactlyInAnyOrder("", "key_already_revised");
        assertThat(server.storedAll("revised_report_type").stream().distinct()).hasSize(1);
        assertThat(revisionsCounted()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void countsTwoEqualRevisionsOnce() throws InterruptedException {
        String token = server.publish(upload("likely", K1, K2)).token();
        String body = upload("confirmed", K1, K2).token(token).json();

        List<Answer> answers = together(List.of(body, body));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(server.storedAll("revised_report_type")).containsOnly("confirmed");
        assertThat(revisionsCounted()).isEqualTo(1);
    }

    @Test
    void takesARepeatedUploadWithTheTokenOfBefore() { // D31: the new token was lost
        String token = server.publish(upload("likely", K1)).token();
        String grown = upload("likely", K1, K2).token(token).json();
        server.post(grown);

        Answer again = server.post(grown);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.inserted()).isZero();
        assertThat(server.publish(upload("confirmed", K1, K2).token(again.token())).status())
                .isEqualTo(200);
    }

    @Test
    void takesARepetitionForItselfOnly() { // D31, S-24: what differs needs a token
        server.publish(upload("likely", K1));

        for (TestUpload other :
                List.of(
                        upload("confirmed", K1),
                        upload("likely", K1, K2),
                        upload("likely", K1).macWithoutRisk(),
                        upload("likely", K1).member("traveler", "true"),
                        upload("likely", K1).member("symptomOnsetInterval", "2706048"),
                        upload("likely", K1).app("com.example.r1"))) {
            assertThat(server.publish(other).code()).isEqualTo("missing_revision_token");
        }
        assertThat(server.publish(upload("likely", K1)).status()).isEqualTo(200);
        assertThat(server.storedKeys()).isEqualTo(1);
    }

    @Test
    void provesNoKeyThatWasNeverStored() { // D17, D31: a negative key may be another phone's later
        String token = server.publish(upload("likely", K1)).token();
        TestUpload revoking = upload("negative", K1, K2).token(token);
        assertThat(server.publish(revoking).status()).isEqualTo(200);
        assertThat(server.publish(revoking).status()).isEqualTo(200);
        assertThat(server.publish(upload("likely", K2)).inserted()).isEqualTo(1);

        Answer again = server.publish(revoking);

        assertThat(again.code()).isEqualTo("invalid_revision_token");
        assertThat(server.storedAll("revised_report_type")).containsExactly("null", "negative");
    }

    @Test
    void countsRepeatedNegativeKeysOnce() { // D17, D31
        TestUpload negative = upload("negative", K1);

        server.publish(negative);
        server.publish(negative);
        server.publish(negative);

        assertThat(uploadsCounted()).isEqualTo(1);
        assertThat(server.publish(upload("likely", K1)).inserted()).isEqualTo(1);
        assertThat(server.publish(negative).code()).isEqualTo("missing_revision_token");
    }

    @Test
    void storesNothingWhereTheLastStatementFails() { // S-27
        server.database()
                .execute(
                        "alter table enks.health_authority_stats add constraint broken check (teks < 0)");
        String body = upload("likely", K1, K2).json();
        try {
            Answer failed = server.post(body);
            assertThat(failed.status()).isEqualTo(503);
            assertThat(failed.code()).isEqualTo("internal_error"); // D05, D06
            assertThat(failed.header("Retry-After")).isNotEmpty();
            assertThat(server.storedKeys()).isZero();
            assertThat(receipts()).isZero();
        } finally {
            server.database()
                    .execute("alter table enks.health_authority_stats drop constraint broken");
        }
        Answer again = server.post(body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.inserted()).isEqualTo(2);
    }

    @Test
    void revisesNothingWhereTheLastStatementFails() { // S-27, D05
        String token = server.publish(upload("likely", K1)).token();
        server.database()
                .execute(
                        "alter table enks.publish_receipt add constraint broken check (false) not valid");
        try {
            Answer failed = server.publish(upload("confirmed", K1, K2).token(token));
            assertThat(failed.status()).isEqualTo(503);
            assertThat(server.storedAll("revised_at")).containsExactly("null");
        } finally {
            server.database().execute("alter table enks.publish_receipt drop constraint broken");
        }
        assertThat(server.publish(upload("confirmed", K1, K2).token(token)).status())
                .isEqualTo(200);
    }

    private List<Answer> together(List<String> bodies) throws InterruptedException {
        var start = new CyclicBarrier(bodies.size());
        List<Callable<Answer>> uploads =
                bodies.stream()
                        .<Callable<Answer>>map(body ->
                                () -> {
                                    start.await();
                                    return server.post(body);
                                })
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(uploads).stream().map(Future::resultNow).toList();
        }
    }

    private int receipts() {
        return count("select count(*) from enks.publish_receipt");
    }

    private int uploadsCounted() {
        return count(
                "select coalesce(sum(publish[1] + publish[2] + publish[3]), 0)"
                        + " from enks.health_authority_stats");
    }

    private int revisionsCounted() {
        return count("select coalesce(sum(revisions), 0) from enks.health_authority_stats");
    }

    private int count(String sql) {
        return server.jdbc().sql(sql).query(Integer.class).single();
    }
}
