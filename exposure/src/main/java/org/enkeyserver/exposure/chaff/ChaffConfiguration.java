package org.enkeyserver.exposure.chaff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.enkeyserver.exposure.verification.CertificateSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sets up the stock of rehearsals by the rules that real uploads have to keep.
@Configuration(proxyBeanMethods = false)
class ChaffConfiguration {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    @Bean
    ChaffAuthority chaffAuthority(SecureRandom random) {
        return new ChaffAuthority(random);
    }

    @Bean
    ChaffUploads chaffUploads(
            ChaffAuthority authority,
            ValidationSettings validation,
            CertificateSettings certificates,
            SecureRandom random,
            Clock clock) {
        Duration accepted = certificates.maxLife();
        Duration life = accepted.compareTo(LONGEST_LIFE) < 0 ? accepted : LONGEST_LIFE;
        var press = new ChaffPress(authority, new ChaffKeys(validation, random), life, random);
        return new ChaffUploads(press, new KeyCounts(random), validation.maxKeys(), clock);
    }
}
