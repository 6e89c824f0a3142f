package org.enkeyserver.exposure.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is demanded of verification certificates.
///
/// @param leeway how far ahead the authority's clock may be, for `iat` and `nbf` only
/// @param requireExpiry whether a certificate must have `exp`
/// @param maxLife longest time between issue and expiry
@ConfigurationProperties("enks.publish.certificate")
public record CertificateSettings(
        @DefaultValue("60s") Duration leeway,
        @DefaultValue("true") boolean requireExpiry,
        @DefaultValue("1h") Duration maxLife) {

    private static final Duration LONGEST_LEEWAY = Duration.ofMinutes(5);

    public CertificateSettings {
        if (leeway.isNegative() || leeway.compareTo(LONGEST_LEEWAY) > 0) {
            throw new IllegalArgumentException(
                    "enks.publish.certificate.leeway must be 0 to 5m, got: " + leeway);
        }
        if (maxLife.compareTo(leeway) <= 0) {
            throw new IllegalArgumentException(
                    "enks.publish.certificate.max-life must be longer than"
                            + " enks.publish.certificate.leeway, got: "
                            + maxLife
                            + " and "
                            + leeway);
        }
    }
}
