package org.enkeyserver.exposure.revision;

import java.security.SecureRandom;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sets up tokens and rules.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevisionSettings.class)
class RevisionConfiguration {

    @Bean
    RevisionTokens revisionTokens(
            RevisionKeys keys,
            RevisionSettings settings,
            ValidationSettings validation,
            SecureRandom random) {
        return new RevisionTokens(keys, settings, validation, random);
    }

    @Bean
    RevisionRules revisionRules(RevisionSettings settings) {
        return new RevisionRules(settings);
    }
}
