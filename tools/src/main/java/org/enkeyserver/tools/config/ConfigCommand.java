package org.enkeyserver.tools.config;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `enks config`.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Reads and changes the operators' configuration as one YAML document.",
        synopsisSubcommandLabel = "(export | plan | apply)",
        subcommands = {
            ConfigExportCommand.class,
            ConfigPlanCommand.class,
            ConfigApplyCommand.class,
        },
        footer = {
            "",
            "Examples, with ./enks up running in another terminal:",
            "  ./enks config export my.yaml",
            "  ./enks config plan my.yaml",
            "  ./enks config apply my.yaml",
            "",
            "The document is explained in docs/configuration.md."
        })
public final class ConfigCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "export, plan or apply?");
    }
}
