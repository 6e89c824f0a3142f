package org.enkeyserver.tools.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `enks bench`.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a suite that runs on this machine; other hosts are refused.",
        synopsisSubcommandLabel = "(publish | export)",
        subcommands = {BenchExportCommand.class, BenchPublishCommand.class},
        footer = {
            "",
            "Examples, with ./enks up running in another terminal:",
            "  ./enks bench publish --seconds 20 --connections 16",
            "  ./enks bench export --keys 100000      (needs: ./enks up --clock shiftable)"
        })
public final class BenchCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "publish or export?");
    }
}
