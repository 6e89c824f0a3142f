package org.enkeyserver.common.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsControllerIT {

    private final RecordingJob job = new RecordingJob(Duration.ofHours(4));
    private final JobReplica replica =
            new JobReplica(
                    TestDatabase.create(),
                    new TestClock(TestClock.SPEC_NOW),
                    job,
                    "--enks.jobs.run-deadline=10s");

    @AfterEach
    void stop() {
        replica.close();
    }

    @RepeatedTest(5) // the engine's own reconciliation runs at the same time
    void runsEveryInstanceAndTellsTheOutcome() throws Exception {
        job.instances.set(List.of("1", "2"));

        HttpResponse<String> answer = replica.send("POST", "/jobs/record/run", "t0ken");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"ok\":true,\"job\":\"record\",\"runs\":["
                                + "{\"instance\":\"1\",\"summary\":\"did 1\",\"errors\":[]},"
                                + "{\"instance\":\"2\",\"summary\":\"did 2\",\"errors\":[]}]}");
    }

    @Test
    void runsByThePathOfTheReferenceServer() throws Exception {
        assertThat(replica.send("POST", "/do-record", "t0ken").statusCode()).isEqualTo(200);
        assertThat(replica.send("POST", "/do-record", "wrong").statusCode()).isEqualTo(401);
        assertThat(replica.send("GET", "/do-record", "t0ken").statusCode()).isEqualTo(405);
    }

    @Test
    void takesTheTokenFromAFile(@TempDir Path secrets) throws Exception { // D45
        Files.writeString(secrets.resolve("jobs"), "fr0m-file\n");
        try (var other =
                new JobReplica(
                        TestDatabase.create(),
                        new TestClock(TestClock.SPEC_NOW),
                        job,
                        "--SECRETS_DIR=" + secrets,
                        "--enks.jobs.token=secret://jobs")) {
            assertThat(other.send("POST", "/do-record", "fr0m-file").statusCode()).isEqualTo(200);
            assertThat(other.send("POST", "/do-record", "t0ken").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void answersFailureWithTheErrors() throws Exception {
        job.work.set(instance -> new JobReport("1 of 2", List.of("no such bucket")));

        HttpResponse<String> answer = replica.send("POST", "/jobs/record/run", "t0ken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"ok\":false,\"job\":\"record\",\"runs\":[{\"instance\":\"all\","
                                + "\"summary\":\"1 of 2\",\"errors\":[\"no such bucket\"]}],"
                                + "\"errors\":[\"all: no such bucket\"]}");
    }

    @Test
    void refusesInJson() throws Exception {
        HttpResponse<String> stranger = replica.send("POST", "/jobs/record/run", "wrong");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body())
                .isEqualTo("{\"ok\":false,\"errors\":[\"a valid bearer token is required\"]}");
        assertThat(replica.send("POST", "/jobs/other/run", "t0ken").statusCode()).isEqualTo(404);
        HttpResponse<String> get = replica.send("GET", "/jobs/record/run", "t0ken");
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");
        assertThat(get.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void waitsForARunThatGoesOnAndRunsAgain() throws Exception {
        await().until(() -> job.runs.get() == 1 && job.going.get() == 0);
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        job.work.set(instance -> {
            began.countDown();
            uninterrupted(end);
            return JobReport.succeeded("ran");
        });
        CompletableFuture<HttpResponse<String>> first = post();
        assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<HttpResponse<String>> second = post();
        await().pollDelay(Duration.ofMillis(300)).until(() -> !second.isDone());
        end.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(second.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(job.runs).hasValue(3);
        assertThat(job.mostAtOnce).hasValue(1);
    }

    @Test
    void listsJobsWithTheirLastRun() throws Exception {
        await().untilAsserted(() ->
                assertThat(replica.send("GET", "/jobs", "t0ken").body())
                        .isEqualTo(
                                "{\"jobs\":[{\"name\":\"record\","
                                        + "\"aliases\":[\"/do-record\"],"
                                        + "\"every\":\"PT4H\",\"instances\":[{"
                                        + "\"instance\":\"all\","
                                        + "\"outcome\":\"succeeded\","
                                        + "\"startedAt\":\"2021-06-15T12:34:56Z\","
                                        + "\"summary\":\"did all\"}]}]}"));
        assertThat(replica.send("GET", "/jobs", "wrong").statusCode()).isEqualTo(401);
    }

    private CompletableFuture<HttpResponse<String>> post() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return replica.send("POST", "/jobs/record/run", "t0ken");
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
