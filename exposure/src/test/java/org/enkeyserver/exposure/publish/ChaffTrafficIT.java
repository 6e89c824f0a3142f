package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.enkeyserver.common.testing.TestDatabase;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Traffic;
import org.enkeyserver.exposure.testing.Traffic.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;

/// Nobody on the way can tell chaff from uploads by size or time. // S-02, K-91, H23 (D09)
///
/// Measured twice: as deployed, with an answer floor, and without it, where cheap chaff could not
/// hide. On a PostgreSQL that flushes commits, where a rolled-back upload would be quicker. Nominal
/// load is one upload under way for each database connection.
final class ChaffTrafficIT {

    private static final int WARM_UP = 2_000;
    private static final double LEAST_P = 0.01;
    private static final double LARGEST_AUC = 0.55;

    /// Of the work alone: an upload is logged and chaff is not, some fifty microseconds.
    private static final double LARGEST_AUC_OF_WORK = 0.65;

    @TempDir private static Path folder;

    private static PublishServer held;
    private static PublishServer bare;

    @BeforeAll
    static void start() throws InterruptedException {
        // Shorter than in production, so that the test is too; as there, most answers wait for it.
        held = start("5ms", noMore -> {});
        bare = start("0", noMore -> {});
        new Traffic(held).send(WARM_UP, 4);
        new Traffic(bare).send(WARM_UP, 4);
    }

    @AfterAll
    static void stop() {
        held.close();
        bare.close();
    }

    @ParameterizedTest(name = "S-02 at {0} of nominal load")
    @CsvSource({"0 %, 1, 1500", "50 %, 4, 2000", "200 %, 16, 2000"})
    void hidesUploadsAmongChaff(String load, int phones, int pairs)
            throws InterruptedException, IOException {
        Seen seen = new Traffic(held).send(pairs, phones);
        report(load, seen);
        if (tells(seen, LARGEST_AUC)) {
            // One in a hundred honest measurements has p < 0.01, and machines have hiccups.
            seen = new Traffic(held).send(pairs, phones);
            report(load + " again", seen);
        }

        assertThat(seen.sizes().ksP()).isGreaterThan(LEAST_P);
        assertThat(seen.latencies().auc()).isLessThan(LARGEST_AUC);
        assertThat(seen.latencies().bestThreshold()).isLessThan(LARGEST_AUC);
    }

    /// Without the floor, behind which cheap chaff could hide. // S-02, S-03
    @ParameterizedTest(name = "S-02, the work alone, at {0} of nominal load")
    @CsvSource({"0 %, 1, 1000", "50 %, 4, 1000"})
    void givesChaffTheWorkOfUploads(String load, int phones, int pairs)
            throws InterruptedException, IOException {
        Seen seen = new Traffic(bare).send(pairs, phones);
        report(load + ", no floor", seen);
        if (tells(seen, LARGEST_AUC_OF_WORK)) {
            seen = new Traffic(bare).send(pairs, phones);
            report(load + ", no floor, again", seen);
        }

        assertThat(seen.latencies().auc()).isLessThan(LARGEST_AUC_OF_WORK);
        assertThat(seen.latencies().bestThreshold()).isLessThan(LARGEST_AUC_OF_WORK);
    }

    @Test
    void noticesCheapChaff() throws InterruptedException, IOException { // S-02
        try (var cheap = start("0", ChaffTrafficIT::answerChaffAtOnce)) {
            new Traffic(cheap).send(100, 1);
            Seen seen = new Traffic(cheap).send(300, 1);
            report("cheap chaff", seen);

            assertThat(seen.sizes().ksP()).isGreaterThan(LEAST_P / 100);
            assertThat(seen.latencies().auc()).isGreaterThan(0.9);
            assertThat(seen.latencies().bestThreshold()).isGreaterThan(0.9);
        }
    }

    private static boolean tells(Seen seen, double largestAuc) {
        return seen.sizes().ksP() <= LEAST_P
                || seen.latencies().auc() >= largestAuc
                || seen.latencies().bestThreshold() >= largestAuc;
    }

    private static PublishServer start(
            String floor, Consumer<GenericApplicationContext> moreBeans) {
        return PublishServer.start(
                TestDatabase.createDurable(),
                Map.of(
                        "enks.publish.answer-floor",
                        floor,
                        // Written as in production, but not into the report of this test.
                        "logging.threshold.console",
                        "off",
                        "logging.file.name",
                        folder.resolve("server.log").toString()),
                moreBeans);
    }

    private static void answerChaffAtOnce(GenericApplicationContext context) {
        context.registerBean(
                "cheapChaff",
                FilterRegistrationBean.class,
                () ->
                        new FilterRegistrationBean<>(
                                new CheapChaffFilter(
                                        context.getBeanProvider(PublishReplies.class))));
    }

    /// Keeps the figures for whoever wants to see them.
    private static void report(String load, Seen seen) throws IOException {
        String line =
                "%s: sizes KS p %.3f; latency AUC %.3f, best threshold %.3f; real %s; chaff %s%n"
                        .formatted(
                                load,
                                seen.sizes().ksP(),
                                seen.latencies().auc(),
                                seen.latencies().bestThreshold(),
                                milliseconds(seen.nanos(true)),
                                milliseconds(seen.nanos(false)));
        Files.writeString(
                Path.of("target", "chaff-traffic.txt"),
                line,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String milliseconds(long[] nanos) {
        Arrays.sort(nanos);
        return "p50 %.2f p90 %.2f p99 %.2f ms"
                .formatted(
                        nanos[nanos.length / 2] / 1e6,
                        nanos[nanos.length * 9 / 10] / 1e6,
                        nanos[nanos.length * 99 / 100] / 1e6);
    }
}
