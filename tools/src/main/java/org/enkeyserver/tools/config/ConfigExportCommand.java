package org.enkeyserver.tools.config;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Prints the configuration, or writes it to a file.",
        footer = {"", "Example:", "  ./enks config export my.yaml"})
final class ConfigExportCommand implements Callable<Integer> {

    @Mixin private ConfigServer server;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "File to write.")
    private @Nullable Path file;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigClient client = server.connect()) {
            String document = client.export();
            if (file == null) {
                out.print(document);
            } else {
                ConfigFile.write(file, document);
                out.println("written to " + file);
            }
        }
        out.flush();
        return 0;
    }
}
