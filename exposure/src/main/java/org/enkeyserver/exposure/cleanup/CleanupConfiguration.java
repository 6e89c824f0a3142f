package org.enkeyserver.exposure.cleanup;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.enkeyserver.common.store.PublishReceiptStore;
import org.enkeyserver.exposure.stats.StatisticsRetention;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the cleanup together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CleanupSettings.class)
class CleanupConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CleanupConfiguration.class);

    @Bean
    CleanupJob cleanupJob(
            JdbcClient jdbc,
            PublishReceiptStore receipts,
            StatisticsRetention statistics,
            CleanupSettings settings,
            ValidationSettings validation,
            MeterRegistry meters,
            Clock clock) {
        settings.warning(validation.maxIntervalAge())
                .ifPresent(warning ->
                        LOG.atWarn()
                                .addKeyValue("warning", warning)
                                .log("cleanup.settings-doubtful"));
        return new CleanupJob(
                new ExpiredKeyStore(jdbc), receipts, statistics, settings, meters, clock);
    }
}
