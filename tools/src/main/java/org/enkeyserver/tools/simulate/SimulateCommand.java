package org.enkeyserver.tools.simulate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.Share;
import org.enkeyserver.tools.ToolClockConfiguration;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.SuiteAccess;
import org.enkeyserver.tools.simulate.replay.Replay;
import org.enkeyserver.tools.simulate.replay.ReplayOutcome;
import org.enkeyserver.tools.simulate.replay.ReplayReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `enks simulate`.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Plays phones against a running suite: cases upload their keys, bystanders who met some"
                    + " of them download the exports and find out.",
            "Exit 0 only if exactly the right bystanders were alerted and no key was lost or"
                    + " published twice, in this run and in earlier ones.",
            "With --revise, some cases upload on suspicion, are tested again and revise their keys;"
                    + " nobody may keep an alarm that was revoked.",
            "With --replay, publishes a recorded national series instead and proves that the"
                    + " exports hold exactly those keys and padding."
        },
        footer = {
            "",
            "Examples, with ./enks up running in another terminal:",
            "  ./enks simulate --uploaders 5 --bystanders 20",
            "  ./enks simulate --uploaders 50 --bystanders 200 --seed 7 --json",
            "  ./enks simulate --uploaders 10 --bystanders 40 --revise 20%%",
            "  ./enks simulate --replay ../shared/data/cz"
        })
public final class SimulateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private LocalSuite suite;

    @Option(
            names = "--uploaders",
            paramLabel = "N",
            defaultValue = "5",
            description = "Cases that upload their keys (default: ${DEFAULT-VALUE}).")
    private int uploaders;

    @Option(
            names = "--bystanders",
            paramLabel = "M",
            defaultValue = "10",
            description =
                    "People who met cases, healthy people or nobody (default: ${DEFAULT-VALUE}).")
    private int bystanders;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Repeats who met whom; keys are always new (default: random).")
    private @Nullable Long seed;

    @Option(
            names = "--revise",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Share.Converter.class,
            description =
                    "Share of the cases that upload on suspicion and are tested again: half of them"
                            + " prove ill, the others revoke (default: ${DEFAULT-VALUE}).")
    private Share revise;

    @Option(
            names = "--lose-answers",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            converter = Share.Converter.class,
            description =
                    "Share of the answers that never reach the phone, which sends the same bytes"
                            + " again (default: ${DEFAULT-VALUE}).")
    private Share lostAnswers;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description =
                    "Publishes the recorded exports in DIR (*.json or *.json.gz), shifted to today.")
    private @Nullable Path replay;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "240",
            description = "How long to wait for the exports (default: ${DEFAULT-VALUE}).")
    private long timeout;

    @Option(names = "--json", description = "Prints the report as JSON, the progress to stderr.")
    private boolean asJson;

    @Override
    public Integer call() throws InterruptedException {
        if (uploaders < 1 || bystanders < 0 || timeout < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "at least 1 uploader, 0 bystanders and 1 second are needed");
        }
        Clock machine = ToolClockConfiguration.machineClock();
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(asJson ? spec.commandLine().getErr() : out, machine);
        try (SuiteAccess access = SuiteAccess.open(suite, machine)) {
            boolean right =
                    replay == null
                            ? simulate(access, progress, machine, out)
                            : replay(replay, access, progress, machine, out);
            return right ? 0 : ToolException.REFUSED;
        }
    }

    private boolean simulate(SuiteAccess access, Progress progress, Clock machine, PrintWriter out)
            throws InterruptedException {
        SimulationOutcome outcome =
                new Simulation(access, progress, machine)
                        .run(
                                new SimulationOptions(
                                        uploaders,
                                        bystanders,
                                        seed == null ? access.random().nextInt(1 << 30) : seed,
                                        revise.fraction(),
                                        lostAnswers.fraction(),
                                        Duration.ofSeconds(timeout)));
        SimulationReport report = new SimulationReport(outcome);
        if (asJson) {
            report.printJson(out);
        } else {
            report.print(out);
        }
        return outcome.isRight();
    }

    private boolean replay(
            Path folder, SuiteAccess access, Progress progress, Clock machine, PrintWriter out)
            throws InterruptedException {
        ReplayOutcome outcome =
                new Replay(access, progress, machine).run(folder, Duration.ofSeconds(timeout));
        ReplayReport report = new ReplayReport(outcome);
        if (asJson) {
            report.printJson(out);
        } else {
            report.print(out);
        }
        return outcome.isRight();
    }
}
