package org.enkeyserver.common.settings;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.GenericConverter;

/// What every service imports to bind its settings: durations such as `1h30m`.
@Configuration(proxyBeanMethods = false)
public class SettingsConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static GenericConverter durationConverter() {
        return new DurationConverter();
    }
}
