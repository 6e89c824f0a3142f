package org.enkeyserver.tools.bench;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.Share;
import org.enkeyserver.tools.ToolClockConfiguration;
import org.enkeyserver.tools.phone.SuiteAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `enks bench publish`.
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Uploads as fast as the suite takes it, each upload with new keys and its own"
                    + " certificate, 5000 bytes long as Android pads it.",
            "Certificates are signed before the measurement."
        },
        footer = {
            "",
            "Examples:",
            "  ./enks bench publish --seconds 20 --warmup 10 --connections 16",
            "  ./enks bench publish --chaff 90%%"
        })
final class BenchPublishCommand implements Callable<Integer> {

    private static final int MOST_KEYS = 30;
    private static final double MOST_CHAFF = 0.99;
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_SECONDS = 300;

    @Spec private CommandSpec spec;

    @Mixin private LocalSuite suite;

    @Mixin private BenchOutput output;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long to measure (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "10",
            description = "Seconds of load before the measurement (default: ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "16",
            description = "Uploads at the same time (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "14",
            description = "Keys in an upload, 1 to 30 (default: ${DEFAULT-VALUE}).")
    private int keys;

    @Option(
            names = "--chaff",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Share.Converter.class,
            description =
                    "Share of the requests that are chaff; shows both kinds side by side (default:"
                            + " ${DEFAULT-VALUE}).")
    private Share chaff;

    @Override
    public Integer call() throws InterruptedException {
        requireWithin("--seconds", seconds, MOST_SECONDS);
        requireWithin("--warmup", warmup, MOST_SECONDS);
        requireWithin("--connections", connections, MOST_CONNECTIONS);
        requireWithin("--keys", keys, MOST_KEYS);
        if (chaff.fraction() > MOST_CHAFF) {
            throw new ParameterException(
                    spec.commandLine(), "--chaff must be 0.99 or less: some uploads must be real");
        }
        Clock machine = ToolClockConfiguration.machineClock();
        PrintWriter out = spec.commandLine().getOut();
        Progress progress =
                new Progress(output.asJson() ? spec.commandLine().getErr() : out, machine);
        SuiteControl.requireLoopback(suite.exposure());
        try (SuiteAccess access = SuiteAccess.open(suite, machine)) {
            BenchReport report =
                    new PublishBench(suite, access, progress)
                            .run(
                                    connections,
                                    keys,
                                    chaff.fraction(),
                                    Duration.ofSeconds(warmup),
                                    Duration.ofSeconds(seconds));
            output.show(report, out);
        }
        return 0;
    }

    private void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be 1 to " + most + ", not " + value);
        }
    }
}
