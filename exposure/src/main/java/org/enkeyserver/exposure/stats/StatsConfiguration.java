package org.enkeyserver.exposure.stats;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.exposure.reply.Padding;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.enkeyserver.exposure.verification.CertificateSettings;
import org.enkeyserver.exposure.verification.StatsTokenVerifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the statistics together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatsSettings.class)
class StatsConfiguration {

    @Bean
    PublishStatistics publishStatistics(JdbcClient jdbc, SecureRandom random) {
        return new PublishStatistics(new HourStore(jdbc), random);
    }

    @Bean
    ReleaseRules releaseRules(StatsSettings settings, ValidationSettings validation) {
        return new ReleaseRules(
                settings.uploadMinimum(), settings.embargoPeriod(), validation.truncateWindow());
    }

    @Bean
    DayStore dayStore(JdbcClient jdbc) {
        return new DayStore(jdbc);
    }

    @Bean
    StatsService statsService(
            ConfigReader config,
            StatsSettings settings,
            CertificateSettings certificates,
            DayStore days,
            ReleaseRules rules,
            Clock clock) {
        var verifier =
                new StatsTokenVerifier(config::healthAuthority, settings.audience(), certificates);
        return new StatsService(verifier, days, rules, clock);
    }

    @Bean
    StatsReplies statsReplies(StatsSettings settings, SecureRandom random) {
        return new StatsReplies(
                new Padding(
                        settings.responsePaddingMinBytes(),
                        settings.responsePaddingRange(),
                        random));
    }

    @Bean
    StatsJournal statsJournal(MeterRegistry meters) {
        return new StatsJournal(meters);
    }

    @Bean
    StatisticsRetention statisticsRetention(DayStore days, ReleaseRules rules, Clock clock) {
        return new StatisticsRetention(days, rules, clock);
    }

    @Bean
    StatsRollUpJob statsRollUpJob(StatisticsRetention retention, StatsSettings settings) {
        return new StatsRollUpJob(retention, settings.rollUpEvery());
    }
}
