package org.enkeyserver.exposure.publish;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.enkeyserver.exposure.reply.AnswerFloor;
import org.enkeyserver.exposure.reply.AnswerFloorFilter;
import org.enkeyserver.exposure.reply.AnswerSettings;
import org.enkeyserver.exposure.reply.Envelope;
import org.enkeyserver.exposure.reply.Padding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Puts the publish API's filter on its path and on no other, and sets up its answers.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PublishSettings.class, AnswerSettings.class})
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
    FilterRegistrationBean<AnswerFloorFilter> answerFloorFilter(AnswerSettings settings) {
        var floor = new AnswerFloor(settings.answerFloor(), Ticker.systemTicker());
        var registration =
                new FilterRegistrationBean<>(
                        new AnswerFloorFilter(floor, Set.of(PublishController.PATH)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    @Bean
    FilterRegistrationBean<MaintenanceFilter> maintenanceFilter(
            PublishSettings settings, Clock clock) {
        var registration = new FilterRegistrationBean<>(new MaintenanceFilter(settings, clock));
        registration.addUrlPatterns(PublishController.PATH);
        return registration;
    }
}
