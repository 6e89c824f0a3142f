package org.enkeyserver.exposure.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.enkeyserver.exposure.limits.Admission.Admitted;
import org.enkeyserver.exposure.limits.Admission.Limited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadLimitsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void countsForgedHeadersForTheSocketAddress() { // S-09
        UploadLimits limits = limits(settings("none", 1, 2));

        assertThat(limits.client("203.0.113.9", List.of("1.1.1.1"))).isEqualTo(new Admitted());
        assertThat(limits.client("203.0.113.9", List.of("1.1.1.2"))).isEqualTo(new Admitted());
        assertThat(limits.client("203.0.113.9", List.of("1.1.1.3"))).isInstanceOf(Limited.class);
        assertThat(meters.counter("enks.limits.refused", "limit", "client").count()).isEqualTo(1);
    }

    @Test
    void countsEachClientOfAProxyForItself() { // S-09
        UploadLimits limits = limits(settings("127.0.0.0/8", 1, 1));

        assertThat(limits.client("127.0.0.1", List.of("9.9.9.9, 203.0.113.1")))
                .isEqualTo(new Admitted());
        assertThat(limits.client("127.0.0.1", List.of("203.0.113.2"))).isEqualTo(new Admitted());
        assertThat(limits.client("127.0.0.1", List.of("8.8.8.8, 203.0.113.1")))
                .isInstanceOf(Limited.class);
    }

    @Test
    void cutsNobodyOffBehindAProxyThatForwardsNoAddress() {
        UploadLimits limits = limits(settings("10.0.0.0/8", 1, 1));

        for (int i = 0; i < 3; i++) {
            assertThat(limits.client("10.0.0.1", List.of())).isEqualTo(new Admitted());
        }
        assertThat(meters.counter("enks.limits.uncounted").count()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} and {1} are one client: {2}")
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::9, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "203.0.113.1, 203.0.113.2, false",
        "203.0.113.1, ::ffff:203.0.113.1, true"
    })
    void countsIpv6ByNetwork(String one, String other, boolean same) { // D02
        UploadLimits limits = limits(settings("none", 1, 1));
        limits.client(one, List.of());

        assertThat(limits.client(other, List.of()) instanceof Limited).isEqualTo(same);
    }

    @Test
    void limitsNoClientsWhileNobodySaidWhichProxiesStandInFront() {
        UploadLimits limits = limits(settings("", 1, 1));

        for (int i = 0; i < 100; i++) {
            assertThat(limits.client("10.0.0.1", List.of())).isEqualTo(new Admitted());
        }
    }

    @Test
    void countsAppsInAnyCase() { // D02
        UploadLimits limits = limits(new LimitSettings("", 0, 1, 1, 1, Duration.ofSeconds(20)));
        limits.app("com.example.app");

        assertThat(limits.app("COM.example.APP")).isInstanceOf(Limited.class);
        assertThat(limits.app("com.example.other")).isEqualTo(new Admitted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "proxy.example", "10.0.0.0/8;fd00::/8", "all"})
    void refusesProxiesThatAreNoNetworks(String proxies) {
        assertThatThrownBy(() -> settings(proxies, 1, 1))
                .hasMessageContainingAll("enks.limits.trusted-proxies", "TRUSTED_PROXIES");
    }

    @Test
    void refusesNegativeRatesAndNoTime() {
        assertThatThrownBy(() -> settings("none", -1, 1))
                .hasMessageContaining("PUBLISH_RATE_PER_CLIENT");
        assertThatThrownBy(() -> settings("none", 1, 0))
                .hasMessageContaining("PUBLISH_BURST_PER_CLIENT");
        assertThatThrownBy(() -> new LimitSettings("none", 1, 1, 1, 1, Duration.ZERO))
                .hasMessageContaining("UPLOAD_BODY_TIME");
    }

    private UploadLimits limits(LimitSettings settings) {
        return new UploadLimits(settings, new SecureRandom(), new TestTicker(), meters);
    }

    private static LimitSettings settings(String proxies, int rate, int burst) {
        return new LimitSettings(proxies, rate, burst, 0, 1, Duration.ofSeconds(20));
    }
}
