package org.enkeyserver.tools.job;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a job now, waits for it and prints the outcome; exit code 1 when an instance failed.
@Command(
        name = "run",
        description = "Runs every instance of a job now and prints the outcome.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./enks job run export-files"})
final class JobRunCommand implements Callable<Integer> {

    @Mixin private LocalSuite suite;

    @Parameters(paramLabel = "NAME", description = "Name of the job; see enks job list.")
    private String name;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        try (JobsClient client = new JobsClient(suite)) {
            JobsClient.Outcome outcome = client.run(name);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(outcome.json());
            } else {
                outcome.runs().forEach(run -> out.println(run.line()));
                if (outcome.runs().isEmpty()) {
                    out.println(name + " has nothing to work on now");
                }
            }
            return outcome.ok() ? 0 : ToolException.REFUSED;
        }
    }
}
