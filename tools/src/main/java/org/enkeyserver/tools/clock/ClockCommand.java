package org.enkeyserver.tools.clock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Shows the clock of a local suite and moves it forward.
@Command(
        name = "clock",
        description = "Shows the clock of a local suite, or moves it forward.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ClockShowCommand.class, ClockAdvanceCommand.class},
        footer = {
            "",
            "Example, on a suite started with ./enks up --clock shiftable:",
            "  ./enks clock advance PT4H"
        })
public final class ClockCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "show or advance?");
    }
}
