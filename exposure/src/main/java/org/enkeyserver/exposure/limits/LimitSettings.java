package org.enkeyserver.exposure.limits;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much one client or one app may ask for. All counts are per process.
///
/// @param trustedProxies networks of the proxies in front, in CIDR notation, by commas; `none`
///   where clients connect directly; empty when nobody said, then clients are not limited: behind
///   an unknown load balancer they would all count as one
/// @param clientRate uploads a minute from one address (IPv6: one /64); 0 for no limit
/// @param clientBurst how many of them may come at once
/// @param appRate uploads a minute for one app; 0 for no limit
/// @param appBurst how many of them may come at once
/// @param bodyTime for the whole body of an upload, from its first byte to its last
@ConfigurationProperties("enks.limits")
record LimitSettings(
        @DefaultValue("") String trustedProxies,
        @DefaultValue("120") int clientRate,
        @DefaultValue("240") int clientBurst,
        @DefaultValue("30000") int appRate,
        @DefaultValue("30000") int appBurst,
        @DefaultValue("20s") Duration bodyTime) {

    private static final String DIRECT = "none";
    private static final int HIGHEST = 1_000_000;

    LimitSettings {
        requireRate("client-rate", "PUBLISH_RATE_PER_CLIENT", clientRate, 0);
        requireRate("client-burst", "PUBLISH_BURST_PER_CLIENT", clientBurst, 1);
        requireRate("app-rate", "PUBLISH_RATE_PER_APP", appRate, 0);
        requireRate("app-burst", "PUBLISH_BURST_PER_APP", appBurst, 1);
        if (bodyTime.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "enks.limits.body-time (UPLOAD_BODY_TIME) must be at least 100ms, got: "
                            + bodyTime);
        }
        try {
            new ClientAddresses(networks(trustedProxies));
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "enks.limits.trusted-proxies (TRUSTED_PROXIES) must be 'none' or networks such"
                            + " as 10.0.0.0/8,fd00::/8, got: "
                            + trustedProxies,
                    unreadable);
        }
    }

    /// Whether it is known where an address can be read.
    boolean knowsClients() {
        return !trustedProxies.isBlank();
    }

    ClientAddresses addresses() {
        return new ClientAddresses(networks(trustedProxies));
    }

    /// The rate for one client; off while nobody said which proxies stand in front.
    Rate perClient() {
        return new Rate(knowsClients() ? clientRate : 0, clientBurst);
    }

    Rate perApp() {
        return new Rate(appRate, appBurst);
    }

    private static List<String> networks(String proxies) {
        return proxies.strip().equalsIgnoreCase(DIRECT)
                ? List.of()
                : Stream.of(proxies.split(","))
                        .map(String::strip)
                        .filter(network -> !network.isEmpty())
                        .toList();
    }

    private static void requireRate(String property, String variable, int rate, int lowest) {
        if (rate < lowest || rate > HIGHEST) {
            throw new IllegalArgumentException(
                    "enks.limits.%s (%s) must be from %d to %d, got: %d"
                            .formatted(property, variable, lowest, HIGHEST, rate));
        }
    }
}
