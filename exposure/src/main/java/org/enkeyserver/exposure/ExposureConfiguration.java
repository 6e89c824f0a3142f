package org.enkeyserver.exposure;

import java.security.SecureRandom;
import org.enkeyserver.common.ClockConfiguration;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.job.JobConfiguration;
import org.enkeyserver.common.settings.SettingsConfiguration;
import org.enkeyserver.common.store.PublishReceiptStore;
import org.enkeyserver.common.store.TekRevisionStore;
import org.enkeyserver.common.store.TekStore;
import org.enkeyserver.common.web.HealthConfiguration;
import org.enkeyserver.exposure.validation.KeyRules;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.enkeyserver.exposure.verification.CertificateSettings;
import org.enkeyserver.exposure.verification.HealthAuthorityVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the service together from `common` and its own features.
@Configuration(proxyBeanMethods = false)
@Import({
    ClockConfiguration.class,
    SettingsConfiguration.class,
    HealthConfiguration.class,
    JobConfiguration.class
})
@EnableConfigurationProperties({ValidationSettings.class, CertificateSettings.class})
class ExposureConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ExposureConfiguration.class);

    @Bean
    ConfigReader configReader(JdbcClient jdbc) {
        return new ConfigReader(jdbc);
    }

    @Bean
    TekStore tekStore(JdbcClient jdbc) {
        return new TekStore(jdbc);
    }

    @Bean
    TekRevisionStore tekRevisionStore(JdbcClient jdbc) {
        return new TekRevisionStore(jdbc);
    }

    @Bean
    PublishReceiptStore publishReceiptStore(JdbcClient jdbc) {
        return new PublishReceiptStore(jdbc);
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    KeyRules keyRules(ValidationSettings settings) {
        settings.warning()
                .ifPresent(warning ->
                        LOG.atWarn()
                                .addKeyValue("warning", warning)
                                .log("publish.settings-doubtful"));
        return new KeyRules(settings);
    }

    @Bean
    HealthAuthorityVerifier healthAuthorityVerifier(
            ConfigReader config, CertificateSettings settings) {
        return new HealthAuthorityVerifier(config::healthAuthority, settings);
    }
}
