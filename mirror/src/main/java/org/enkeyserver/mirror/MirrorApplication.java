package org.enkeyserver.mirror;

import org.enkeyserver.common.ClockConfiguration;
import org.enkeyserver.common.web.HealthConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Entry of the service `mirror`.
@SpringBootApplication(proxyBeanMethods = false)
@Import({ClockConfiguration.class, HealthConfiguration.class})
public class MirrorApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(MirrorApplication.class)
                .properties("spring.config.name=enks-common,mirror")
                .run(arguments);
    }
}
