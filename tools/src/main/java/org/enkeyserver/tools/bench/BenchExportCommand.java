package org.enkeyserver.tools.bench;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.ToolClockConfiguration;
import org.enkeyserver.tools.phone.SuiteAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `enks bench export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes many keys, moves the clock of the suite past the end of their window and"
                    + " measures how long it takes until phones have downloaded and verified them.",
            "The suite must run with a clock that can be moved: ./enks up --clock shiftable"
        },
        footer = {"", "Example: ./enks bench export --keys 100000"})
final class BenchExportCommand implements Callable<Integer> {

    private static final int MOST_KEYS = 200_000;

    @Spec private CommandSpec spec;

    @Mixin private LocalSuite suite;

    @Mixin private BenchOutput output;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Keys to export, up to 200000 (default: ${DEFAULT-VALUE}).")
    private int keys;

    @Override
    public Integer call() throws InterruptedException {
        if (keys < 1 || keys > MOST_KEYS) {
            throw new ParameterException(
                    spec.commandLine(), "--keys must be 1 to " + MOST_KEYS + ", not " + keys);
        }
        Clock machine = ToolClockConfiguration.machineClock();
        PrintWriter out = spec.commandLine().getOut();
        Progress progress =
                new Progress(output.asJson() ? spec.commandLine().getErr() : out, machine);
        SuiteControl.requireLoopback(suite.exposure());
        try (SuiteAccess access = SuiteAccess.open(suite, machine)) {
            output.show(new ExportBench(suite, access, progress).run(keys), out);
        }
        return 0;
    }
}
