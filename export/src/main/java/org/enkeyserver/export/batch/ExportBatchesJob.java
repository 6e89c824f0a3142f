package org.enkeyserver.export.batch;

import java.time.Duration;
import java.util.List;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.config.ExportConfig;
import org.enkeyserver.common.job.Job;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.export.ExportSettings;
import org.springframework.stereotype.Component;

/// Plans the windows of every export, so that operators see them before they are worked on.
@Component
class ExportBatchesJob implements Job {

    private final ConfigReader configs;
    private final PlanningService planning;
    private final ExportSettings settings;

    ExportBatchesJob(ConfigReader configs, PlanningService planning, ExportSettings settings) {
        this.configs = configs;
        this.planning = planning;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "export-batches";
    }

    @Override
    public List<String> aliases() {
        return List.of("/create-batches");
    }

    @Override
    public Duration every() {
        return settings.work().planEvery();
    }

    @Override
    public JobReport run(String instance) {
        List<ExportConfig> all = configs.exportConfigs();
        int count = all.stream().mapToInt(planning::plan).sum();
        return JobReport.succeeded(count + " windows planned for " + all.size() + " exports");
    }
}
