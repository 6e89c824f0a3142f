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
/// Without the answer floor, behind which cheap chaff could hide, and on a PostgreSQL that flushes
/// commits, where a rolled-back upload would be quicker. Nominal load is one upload under way for
/// each database connection.
final class ChaffTrafficIT {

    private static final int WARM_UP = 600;
    private static final double LEAST_P = 0.01;
    private static final double LARGEST_AUC = 0.55;

    @TempDir private static Path folder;

    private static PublishServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = start(noMore -> {});
        new Traffic(server).send(WARM_UP, 4);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "S-02 at {0} of nominal load")
    @CsvSource({"0 %, 1, 1500", "50 %, 4, 2000", "200 %, 16, 2000"})
    void hidesUploadsAmongChaff(String load, int phones, int pairs)
            throws InterruptedException, IOException {
        Seen seen = new Traffic(server).send(pairs, phones);
        report(load, seen);
        if (tells(seen)) {
            // One in a hundred honest measurements has p < 0.01, and machines have hiccups.
            seen = new Traffic(server).send(pairs, phones);
            report(load + " again", seen);
        }

        assertThat(seen.sizes().ksP()).isGreaterThan(LEAST_P);
        assertThat(seen.latencies().auc()).isLessThan(LARGEST_AUC);
        assertThat(seen.latencies().bestThreshold()).isLessThan(LARGEST_AUC);
    }

    @Test
    void noticesCheapChaff() throws InterruptedException, IOException { // S-02
        try (var cheap = start(ChaffTrafficIT::answerChaffAtOnce)) {
            new Traffic(cheap).send(100, 1);
            Seen seen = new Traffic(cheap).send(300, 1);
            report("cheap chaff", seen);

            assertThat(seen.sizes().ksP()).isGreaterThan(LEAST_P / 100);
            assertThat(seen.latencies().auc()).isGreaterThan(0.9);
            assertThat(seen.latencies().bestThreshold()).isGreaterThan(0.9);
        }
    }

    private static boolean tells(Seen seen) {
        return seen.sizes().ksP() <= LEAST_P
                || seen.latencies().auc() >= LARGEST_AUC
                || seen.latencies().bestThreshold() >= LARGEST_AUC;
    }

    private static PublishServer start(Consumer<GenericApplicationContext> moreBeans) {
        return PublishServer.start(
                TestDatabase.createDurable(),
                Map.of(
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
