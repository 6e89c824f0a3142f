package org.enkeyserver.tools;

import org.enkeyserver.tools.bench.BenchCommand;
import org.enkeyserver.tools.check.CheckCommand;
import org.enkeyserver.tools.clock.ClockCommand;
import org.enkeyserver.tools.config.ConfigCommand;
import org.enkeyserver.tools.inspect.InspectCommand;
import org.enkeyserver.tools.job.JobCommand;
import org.enkeyserver.tools.simulate.SimulateCommand;
import org.enkeyserver.tools.upload.CheckUploadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Entry of the command line.
///
/// Exit codes: 0 done, 1 the answer is no (an archive is not valid, a check failed), 2 wrong usage,
/// 3 something was out of reach.
@Command(
        name = "enks",
        description = "Runs and examines the EN Key Server.",
        mixinStandardHelpOptions = true,
        version = "EN Key Server 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            SimulateCommand.class,
            CheckCommand.class,
            CheckUploadCommand.class,
            InspectCommand.class,
            BenchCommand.class,
            ClockCommand.class,
            ConfigCommand.class,
            JobCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Every command explains itself: ./enks COMMAND --help"})
public final class Tools implements Runnable {

    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The commands with the error handling they share.
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Tools());
        commandLine.setExecutionExceptionHandler((failed, command, parsed) -> {
            if (failed instanceof ToolException plain) {
                command.getErr().println("enks: " + plain.getMessage());
                return plain.exitCode();
            }
            throw failed;
        });
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
