package org.enkeyserver.exposure.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// S-09: whom a request is counted for.
final class ClientAddressesTest {

    private static final List<String> PROXIES = List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8");

    @ParameterizedTest(name = "S-09 {0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    forged header from an untrusted peer | 203.0.113.9 | 198.51.100.1                        | 203.0.113.9
                    no header behind a proxy             | 10.0.0.1    |                                     | unknown
                    one proxy                            | 10.0.0.1    | 203.0.113.9                         | 203.0.113.9
                    forged left part behind a proxy      | 10.0.0.1    | 198.51.100.1, 203.0.113.9           | 203.0.113.9
                    forged trusted address on the left   | 10.0.0.1    | 10.9.9.9, 203.0.113.9               | 203.0.113.9
                    two proxies                          | 192.0.2.7   | 203.0.113.9,10.0.0.1                | 203.0.113.9
                    two proxies and a forged left part   | 192.0.2.7   | 1.1.1.1,203.0.113.9 , 10.0.0.1      | 203.0.113.9
                    request of a proxy itself            | 192.0.2.7   | 10.0.0.1                            | unknown
                    port                                 | 10.0.0.1    | 203.0.113.9:4711                    | 203.0.113.9
                    IPv6                                 | fd00::1     | 2001:db8::1                         | 2001:db8:0:0:0:0:0:1
                    IPv6 with port                       | fd00::1     | [2001:db8::1]:443                   | 2001:db8:0:0:0:0:0:1
                    IPv4 written as IPv6                 | 10.0.0.1    | ::ffff:203.0.113.9                  | 203.0.113.9
                    entry that is no address             | 10.0.0.1    | 198.51.100.1, localhost             | unknown
                    empty entries                        | 10.0.0.1    | ,,                                  | unknown
                    """)
    void readsFromTheRightWhatTrustedProxiesWrote(
            String row, String peer, String header, String client) {
        List<String> values = Stream.ofNullable(header).toList();

        Optional<InetAddress> found =
                new ClientAddresses(PROXIES).client(InetAddress.ofLiteral(peer), values);

        assertThat(found.map(InetAddress::getHostAddress).orElse("unknown")).isEqualTo(client);
    }

    @Test
    void readsRepeatedHeadersAsOneList() { // S-09
        Optional<InetAddress> found =
                new ClientAddresses(PROXIES)
                        .client(
                                InetAddress.ofLiteral("10.0.0.1"),
                                List.of("198.51.100.1", "203.0.113.9", "10.0.0.2"));

        assertThat(found.map(InetAddress::getHostAddress)).contains("203.0.113.9");
    }

    @Test
    void believesNobodyWhereClientsConnectDirectly() { // S-09
        Optional<InetAddress> found =
                new ClientAddresses(List.of())
                        .client(InetAddress.ofLiteral("127.0.0.1"), List.of("198.51.100.1"));

        assertThat(found.map(InetAddress::getHostAddress)).contains("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "host.example:80", "", "unknown", "_hidden", "1.2.3.4.5"})
    void looksNoNamesUp(String text) {
        assertThat(ClientAddresses.address(text)).isEmpty();
    }
}
