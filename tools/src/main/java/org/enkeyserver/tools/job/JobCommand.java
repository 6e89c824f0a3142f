package org.enkeyserver.tools.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lists the jobs of a local suite and runs them now.
@Command(
        name = "job",
        description = "Lists the jobs of a local suite, or runs one now.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {JobListCommand.class, JobRunCommand.class},
        footer = {"", "Example: ./enks job list", "Example: ./enks job run export-files"})
public final class JobCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list or run?");
    }
}
