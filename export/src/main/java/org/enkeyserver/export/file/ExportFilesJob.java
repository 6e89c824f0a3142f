package org.enkeyserver.export.file;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.job.Job;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.export.ExportSettings;
import org.enkeyserver.export.batch.BatchStore;
import org.springframework.stereotype.Component;

/// Exports the windows that are due; one instance per export, so that each has one writer.
@Component
class ExportFilesJob implements Job {

    private final ConfigReader configs;
    private final BatchStore batches;
    private final ExportRun run;
    private final ExportSettings settings;
    private final Clock clock;

    ExportFilesJob(
            ConfigReader configs,
            BatchStore batches,
            ExportRun run,
            ExportSettings settings,
            Clock clock) {
        this.configs = configs;
        this.batches = batches;
        this.run = run;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "export-files";
    }

    @Override
    public List<String> aliases() {
        return List.of("/do-work");
    }

    @Override
    public Duration every() {
        return settings.work().every();
    }

    /// The numbers of the exports.
    @Override
    public List<String> instances() {
        return batches.configsWithWork(clock.instant(), settings.cleanup().ttl()).stream()
                .map(String::valueOf)
                .toList();
    }

    @Override
    public JobReport run(String instance) {
        return configs.exportConfig(Long.parseLong(instance))
                .map(run::run)
                .orElseGet(() -> JobReport.succeeded("export " + instance + " is not known"));
    }
}
