package org.enkeyserver.exposure.jwks;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the import of keys together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JwksSettings.class)
class JwksConfiguration {

    @Bean
    JwksFetcher jwksFetcher(JwksSettings settings) {
        return new JwksFetcher(settings);
    }

    @Bean
    JwksJob jwksJob(
            JwksFetcher fetcher,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JwksSettings settings,
            MeterRegistry meters,
            Clock clock) {
        var imports =
                new JwksImportService(
                        fetcher,
                        new AuthorityKeyStore(jdbc),
                        new FetchHistoryStore(jdbc),
                        transaction,
                        settings,
                        clock);
        return new JwksJob(imports, settings.every(), meters);
    }
}
