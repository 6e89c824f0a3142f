package org.enkeyserver.exposure.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sets the limits up, on a clock that nobody can turn back.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitsConfiguration {

    @Bean
    UploadLimits uploadLimits(LimitSettings settings, SecureRandom random, MeterRegistry meters) {
        return new UploadLimits(settings, random, Ticker.systemTicker(), meters);
    }

    @Bean
    BodyTime bodyTime(LimitSettings settings) {
        return new BodyTime(settings.bodyTime(), Ticker.systemTicker());
    }
}
