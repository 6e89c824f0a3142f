package org.enkeyserver.tools.config;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.enkeyserver.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Shows what a document changes, asks, and makes it so.",
        footer = {"", "Example:", "  ./enks config apply my.yaml --yes"})
final class ConfigApplyCommand implements Callable<Integer> {

    @Mixin private ConfigServer server;

    @Parameters(paramLabel = "FILE", description = "The document; - for standard input.")
    private Path file;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print the server's answer; needs --yes.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        String document = ConfigFile.read(file);
        PrintWriter out = spec.commandLine().getOut();
        ConfigReport report = new ConfigReport(out, spec.commandLine().getColorScheme().ansi());
        if (json && !yes) {
            throw new ToolException(ToolException.REFUSED, "--json does not ask: add --yes");
        }
        try (ConfigClient client = server.connect()) {
            ConfigAnswer planned = client.plan(document);
            if (planned.isRefused()) {
                return refused(planned, report, out);
            }
            if (!json) {
                report.changes(planned);
            }
            if (!planned.changes().isEmpty()) {
                confirm();
            }
            ConfigAnswer applied = client.apply(document, planned.version());
            if (applied.isRefused()) {
                return refused(applied, report, out);
            }
            if (json) {
                out.println(applied.json());
            } else if (!applied.changes().isEmpty()) {
                out.println("applied; the configuration has version " + applied.version() + " now");
            }
            out.flush();
            return 0;
        }
    }

    private int refused(ConfigAnswer answer, ConfigReport report, PrintWriter out) {
        if (json) {
            out.println(answer.json());
            out.flush();
        } else {
            report.refusal(answer);
        }
        return ToolException.REFUSED;
    }

    // Without a terminal it is null or not one, depending on the JDK's choice of a console.
    @SuppressWarnings("SystemConsoleNull")
    private void confirm() {
        if (yes) {
            return;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new ToolException(
                    ToolException.REFUSED, "nothing applied: nobody to ask here, add --yes");
        }
        String answer = console.readLine("Apply? [y/N] ");
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new ToolException(ToolException.REFUSED, "nothing applied");
        }
    }
}
