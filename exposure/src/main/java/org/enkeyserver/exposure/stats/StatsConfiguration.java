package org.enkeyserver.exposure.stats;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the statistics together.
@Configuration(proxyBeanMethods = false)
class StatsConfiguration {

    @Bean
    HourStore hourStore(JdbcClient jdbc) {
        return new HourStore(jdbc);
    }

    @Bean
    PublishStatistics publishStatistics(HourStore hours, SecureRandom random) {
        return new PublishStatistics(hours, random);
    }
}
