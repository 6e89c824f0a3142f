package org.enkeyserver.exportimporter;

import org.enkeyserver.common.ClockConfiguration;
import org.enkeyserver.common.web.HealthConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Entry of the service `export-importer`.
@SpringBootApplication(proxyBeanMethods = false)
@Import({ClockConfiguration.class, HealthConfiguration.class})
public class ExportImporterApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(ExportImporterApplication.class)
                .properties("spring.config.name=enks-common,export-importer")
                .run(arguments);
    }
}
