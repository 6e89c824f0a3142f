package org.enkeyserver.tools.check;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.enkeyserver.tools.PublicKeys;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.fetch.Fetcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the conformance checklist and four kinds of phones against a live server.
@Command(
        name = "check",
        description =
                "Walks a server's index as phones would and runs the conformance checklist on the"
                        + " index, its delivery and every listed archive. Works against any server.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 0 when nothing failed, 1 when something did, 3 when the server is out of reach.",
            "",
            "Example:",
            "  ./enks check http://localhost:8085/ --index exports/us/index.txt \\",
            "      --key .enks/signing-key.pub.pem --state check-state.json"
        })
public final class CheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "BASE-URL",
            description = "What phones put before each line of the index; ends in /.")
    private URI base;

    @Option(
            names = "--index",
            required = true,
            paramLabel = "PATH",
            description = "Path of the index, from the base.")
    private String index;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "PEM",
            description = "Public key that must verify the archives.")
    private Path key;

    @Option(
            names = "--embargo",
            paramLabel = "DURATION",
            defaultValue = "PT0S",
            description =
                    "How long a key is held back after its expiry, for example PT2H; needs"
                            + " Last-Modified on archives.")
    private Duration embargo;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            defaultValue = "P15D",
            description =
                    "How long before the end of its window a key may have ended (default:"
                            + " ${DEFAULT-VALUE}).")
    private Duration maxAge;

    @Option(
            names = "--floor",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Keys in a file that has any (default: ${DEFAULT-VALUE}).")
    private int floor;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remembers this look, and compares it with the one before.")
    private @Nullable Path state;

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description = "Compares with a state file and leaves it as it is.")
    private @Nullable Path previous;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "Time to judge by, instead of the date the server sends.")
    private @Nullable Instant now;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (!base.toString().startsWith("http://") && !base.toString().startsWith("https://")) {
            throw new ParameterException(
                    spec.commandLine(), "the base is an http or https address");
        }
        if (!base.toString().endsWith("/")) {
            throw new ParameterException(
                    spec.commandLine(), "the base ends in /, since phones append lines to it");
        }
        CheckRequest request =
                new CheckRequest(base, index, PublicKeys.read(key), embargo, maxAge, floor);
        Path memory = previous == null ? state : previous;
        List<CheckState> before = read(memory);
        List<Instant> given = now == null ? List.of() : List.of(now);
        PrintWriter out = spec.commandLine().getOut();
        try (Fetcher fetcher = new Fetcher()) {
            Observation observation =
                    new Observer(request, new Downloads(fetcher)).observe(before, given);
            CheckReport report = CheckReport.of(observation);
            if (state != null) {
                new StateFile(state).write(StateAfter.of(observation));
            }
            if (json) {
                report.printJson(out);
            } else {
                report.print(out);
            }
            out.flush();
            return report.failed() == 0 ? 0 : ToolException.REFUSED;
        }
    }

    private static List<CheckState> read(@Nullable Path file) {
        return file == null ? List.of() : new StateFile(file).read().stream().toList();
    }
}
