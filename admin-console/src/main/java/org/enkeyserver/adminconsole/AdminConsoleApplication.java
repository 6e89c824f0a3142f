package org.enkeyserver.adminconsole;

import java.util.Map;
import org.enkeyserver.common.ClockConfiguration;
import org.enkeyserver.common.config.edit.EditorConfiguration;
import org.enkeyserver.common.settings.SettingsConfiguration;
import org.enkeyserver.common.web.HealthConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/// The service operators work with; the only one that writes configuration.
///
/// Keeps no state outside its application context.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({
    ClockConfiguration.class,
    SettingsConfiguration.class,
    HealthConfiguration.class,
    EditorConfiguration.class
})
public class AdminConsoleApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(AdminConsoleApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "enks-common,admin-console"));
        application.run(arguments);
    }
}
