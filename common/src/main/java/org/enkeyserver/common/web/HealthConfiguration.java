package org.enkeyserver.common.web;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Gives a service `GET /health`, `/health/live` and `/health/ready`; to be imported.
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    DatabaseHealthService databaseHealthService(JdbcTemplate jdbc) {
        return new DatabaseHealthService(jdbc);
    }

    @Bean
    HealthController healthController(
            DatabaseHealthService database, ApplicationAvailability availability) {
        return new HealthController(database, availability);
    }
}
