package org.enkeyserver.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Entry of `./enks up`: the whole suite in one JVM.
///
/// Exit codes: 0 stopped as asked, 1 could not start, 2 wrong usage.
public final class StandaloneApplication {

    private StandaloneApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        StandaloneOptions options = parsed(List.of(arguments));
        if (options.wantsHelp()) {
            out.print(StandaloneOptions.USAGE);
            return;
        }
        try {
            run(options, out);
        } catch (StandaloneException plain) {
            fail(1, plain.getMessage());
        } catch (Exception unexpected) {
            unexpected.printStackTrace(System.err);
            fail(1, "the suite did not start; see " + options.data().resolve("logs"));
        }
    }

    private static void run(StandaloneOptions options, PrintStream out)
            throws InterruptedException {
        DataFolder data = DataFolder.open(options.data());
        // One log configuration for all services, logback.xml; none of them sets up its own.
        System.setProperty("enks.log.file", data.log().toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        out.println("Starting on " + data.root() + " ...");
        Suite suite = Suite.start(options, data);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> {
                                    suite.close();
                                    data.close();
                                    stopped.countDown();
                                }));
        out.print(suite.readyMessage());
        out.flush();
        stopped.await();
    }

    private static StandaloneOptions parsed(List<String> arguments) {
        try {
            return StandaloneOptions.parse(arguments);
        } catch (StandaloneException wrong) {
            fail(2, wrong.getMessage());
            throw wrong;
        }
    }

    private static void fail(int status, @Nullable String message) {
        System.err.println("enks: " + message);
        System.exit(status);
    }
}
