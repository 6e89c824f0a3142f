package org.enkeyserver.exposure.publish;

import java.security.SecureRandom;
import java.time.Clock;
import org.enkeyserver.exposure.reply.Envelope;
import org.enkeyserver.exposure.reply.Padding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the publish API's filter on its path and on no other, and sets up its answers.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishSettings.class)
class PublishConfiguration {

    @Bean
    Envelope envelope(PublishSettings settings, SecureRandom random) {
        return new Envelope(
                new Padding(
                        settings.responsePaddingMinBytes(),
                        settings.responsePaddingRange(),
                        random));
    }

    @Bean
    FilterRegistrationBean<MaintenanceFilter> maintenanceFilter(
            PublishSettings settings, Clock clock) {
        var registration = new FilterRegistrationBean<>(new MaintenanceFilter(settings, clock));
        registration.addUrlPatterns(PublishController.PATH);
        return registration;
    }
}
