package org.enkeyserver.exposure.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a name may lead to, with a name service that a stranger controls.
final class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "0.0.0.0",
                "::",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "168.63.129.16",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void refusesAddressesThatAreNotPublic(String address) {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> resolver(false, address).resolve("evil.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.63.255.255", "2606:2800:21f::1"})
    void takesPublicAddresses(String address) throws Exception {
        assertThat(resolver(false, address).resolve("good.example"))
                .containsExactly(InetAddress.ofLiteral(address));
    }

    @Test
    void refusesANameThatLeadsToBoth() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(
                        () -> resolver(false, "93.184.215.14", "10.0.0.1").resolve("a.example"));
    }

    @Test
    void takesThisMachineInDevelopmentButNoOtherPrivateOne() throws Exception {
        assertThat(resolver(true, "127.0.0.1").resolve("localhost")).hasSize(1);
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> resolver(true, "10.0.0.1").resolve("a.example"));
    }

    private static PublicAddresses resolver(boolean allowLoopback, String... addresses) {
        return new PublicAddresses(
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        return Stream.of(addresses)
                                .map(InetAddress::ofLiteral)
                                .toArray(InetAddress[]::new);
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                allowLoopback);
    }
}
