package org.enkeyserver.export;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The export service.
@SpringBootApplication
public class ExportApplication {

    /// Names of the properties files, most general first.
    private static final Map<String, Object> DEFAULTS =
            Map.of("spring.config.name", "enks-common,export");

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ExportApplication.class);
        application.setDefaultProperties(DEFAULTS);
        application.run(arguments);
    }
}
