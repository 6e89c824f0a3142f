package org.enkeyserver.tools.job;

import java.io.PrintWriter;
import java.util.List;
import org.enkeyserver.tools.LocalSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Prints every job of a local suite with the last run of each instance.
@Command(
        name = "list",
        description = "Prints the jobs of all services with their last runs.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./enks job list --json"})
final class JobListCommand implements Runnable {

    @Mixin private LocalSuite suite;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        try (JobsClient client = new JobsClient(suite)) {
            List<JobsClient.ListedJob> jobs = client.list();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(JsonMapper.shared().writeValueAsString(jobs));
                return;
            }
            for (JobsClient.ListedJob job : jobs) {
                out.println(job.name() + "  (" + job.service() + ", every " + job.every() + ")");
                job.instances().forEach(run -> out.println("  " + run.line()));
            }
        }
    }
}
