package org.enkeyserver.common.settings;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Opens a port of its own for Prometheus, `GET /metrics`, where `METRICS_PORT` asks for it.
///
/// `OBSERVABILITY_EXPORTER=PROMETHEUS` without that port is refused, as the reference server does.
public final class MetricsPort implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        String port = environment.getProperty("METRICS_PORT", "");
        if (!port.isBlank()) {
            Map<String, Object> endpoint =
                    Map.of(
                            "management.server.port", port,
                            "management.endpoints.web.base-path", "/",
                            "management.endpoints.web.path-mapping.prometheus", "metrics",
                            "management.endpoints.web.exposure.include", "prometheus");
            environment.getPropertySources().addFirst(new MapPropertySource("metrics", endpoint));
        } else if (environment
                .getProperty("OBSERVABILITY_EXPORTER", "")
                .equalsIgnoreCase("PROMETHEUS")) {
            throw new IllegalArgumentException(
                    "OBSERVABILITY_EXPORTER=PROMETHEUS needs METRICS_PORT");
        }
    }
}
