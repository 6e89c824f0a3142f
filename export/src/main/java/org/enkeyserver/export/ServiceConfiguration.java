package org.enkeyserver.export;

import java.security.SecureRandom;
import javax.sql.DataSource;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.schedule.WindowSequence;
import org.enkeyserver.common.store.TekScan;
import org.enkeyserver.common.store.TekStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// What is the same wherever archives and keys are kept.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
class ServiceConfiguration {

    @Bean
    WindowSequence windowSequence(ExportSettings settings) {
        return new WindowSequence(settings.windowRules());
    }

    @Bean
    ConfigReader configReader(JdbcClient jdbc) {
        return new ConfigReader(jdbc);
    }

    @Bean
    TekScan tekScan(DataSource dataSource, PlatformTransactionManager transactions) {
        return new TekScan(dataSource, transactions);
    }

    @Bean
    TekStore tekStore(JdbcClient jdbc) {
        return new TekStore(jdbc);
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
