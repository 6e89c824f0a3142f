package org.enkeyserver.exposure.rotation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.enkeyserver.common.signing.wrap.config.KeyManagerSettings;
import org.enkeyserver.common.signing.wrap.config.KeyWrappers;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the revision keys together; the service does not start without a usable one.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KeyManagerSettings.class, RotationSettings.class})
class RotationConfiguration {

    @Bean
    RevisionKeyStore revisionKeyStore(JdbcClient jdbc, TransactionTemplate transaction) {
        return new RevisionKeyStore(jdbc, transaction);
    }

    @Bean
    KeyMaker revisionKeyMaker(
            KeyManagerSettings manager,
            RotationSettings settings,
            Clock clock,
            SecureRandom random) {
        return new KeyMaker(
                new KeyWrappers(manager, clock, random).open(settings.wrappingKey()), random);
    }

    @Bean
    RevisionKeyRing revisionKeyRing(
            RevisionKeyStore store, KeyMaker maker, Clock clock, RotationSettings settings) {
        var ring = new RevisionKeyRing(store, maker, clock, settings.cacheDuration());
        return ready(ring, store, maker, clock);
    }

    /// Makes the first key of all where there is none, and sees that one can be used.
    static RevisionKeyRing ready(
            RevisionKeyRing ring, RevisionKeyStore store, KeyMaker maker, Clock clock) {
        if (store.allowed().isEmpty()) {
            // Of several replicas that start at this moment one adds its key.
            store.addIfDue(maker.make(), clock.instant(), Instant.EPOCH);
        }
        ring.effective();
        return ring;
    }

    @Bean
    RevisionKeyRotationJob revisionKeyRotationJob(
            RevisionKeyStore store,
            KeyMaker maker,
            RotationSettings settings,
            ValidationSettings validation,
            Clock clock) {
        return new RevisionKeyRotationJob(
                store, maker, settings.refuseShorterThan(validation.maxIntervalAge()), clock);
    }

    @Bean
    Gauge revisionKeyAge(MeterRegistry metrics, RevisionKeyRing ring) {
        return Gauge.builder(
                        "enks.revision.key.age",
                        ring,
                        one -> one.effectiveAge().map(Duration::toSeconds).orElse(0L))
                .baseUnit("seconds")
                .description("Age of the key that seals revision tokens")
                .register(metrics);
    }
}
