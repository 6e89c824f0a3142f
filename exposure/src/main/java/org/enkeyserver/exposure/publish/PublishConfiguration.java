package org.enkeyserver.exposure.publish;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
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

/// Sets up the answers of the publish API.
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
    FilterRegistrationBean<AnswerFloorFilter> answerFloorFilter(
            AnswerSettings settings, PublishSettings publish) {
        Set<String> paths =
                publish.dialects().stream()
                        .map(Dialect::path)
                        .collect(Collectors.toUnmodifiableSet());
        var floor = new AnswerFloor(settings.answerFloor(), Ticker.systemTicker());
        var registration = new FilterRegistrationBean<>(new AnswerFloorFilter(floor, paths));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }
}
