package org.enkeyserver.tools.config;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.enkeyserver.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what applying a document would change; changes nothing.",
        footer = {"", "Example:", "  ./enks config plan my.yaml"})
final class ConfigPlanCommand implements Callable<Integer> {

    @Mixin private ConfigServer server;

    @Parameters(paramLabel = "FILE", description = "The document; - for standard input.")
    private Path file;

    @Option(names = "--json", description = "Print the server's answer.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        String document = ConfigFile.read(file);
        try (ConfigClient client = server.connect()) {
            ConfigAnswer answer = client.plan(document);
            PrintWriter out = spec.commandLine().getOut();
            ConfigReport report = new ConfigReport(out, spec.commandLine().getColorScheme().ansi());
            if (json) {
                out.println(answer.json());
                out.flush();
            } else if (answer.isRefused()) {
                report.refusal(answer);
            } else {
                report.changes(answer);
            }
            return answer.isRefused() ? ToolException.REFUSED : 0;
        }
    }
}
