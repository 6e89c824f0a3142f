package org.enkeyserver.exposure;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The service that phones upload their keys to.
///
/// Keeps no state outside its application context, so that `standalone` can run it beside others.
@SpringBootApplication(proxyBeanMethods = false)
public class ExposureApplication {

    public static void main(String[] args) {
        var application = new SpringApplication(ExposureApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "enks-common,exposure"));
        application.run(args);
    }
}
