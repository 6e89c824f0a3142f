package org.enkeyserver.exposure.publish;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the publish API's filter on its path and on no other.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishSettings.class)
class PublishConfiguration {

    @Bean
    FilterRegistrationBean<MaintenanceFilter> maintenanceFilter(
            PublishSettings settings, Clock clock) {
        var registration = new FilterRegistrationBean<>(new MaintenanceFilter(settings, clock));
        registration.addUrlPatterns(PublishController.PATH);
        return registration;
    }
}
