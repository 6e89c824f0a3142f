package org.enkeyserver.common.settings;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.env.Environment;

/// What every service imports to bind its settings: durations such as `1h30m`, and secrets.
@Configuration(proxyBeanMethods = false)
public class SettingsConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static GenericConverter durationConverter() {
        return new DurationConverter();
    }

    @Bean
    @ConfigurationPropertiesBinding
    static Converter<String, Secret> secretConverter(Environment environment) {
        return new SecretConverter(environment);
    }
}
