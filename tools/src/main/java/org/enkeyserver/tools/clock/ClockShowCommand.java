package org.enkeyserver.tools.clock;

import org.enkeyserver.tools.LocalSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints what time it is in a local suite.
@Command(
        name = "show",
        description = "Prints the time of the suite.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./enks clock show"})
final class ClockShowCommand implements Runnable {

    @Mixin private LocalSuite suite;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        try (SuiteClockClient clock = new SuiteClockClient(suite)) {
            spec.commandLine().getOut().println(clock.read().print(json));
        }
    }
}
