package org.enkeyserver.exposure.jwks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMask;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves names to addresses on the public internet and to no others, so that a document's
/// address cannot make this server ask machines of its own network.
///
/// The connection goes to the very addresses that were checked: a name that resolves differently a
/// moment later does not matter. A name of which any address is refused is refused.
final class PublicAddresses implements DnsResolver {

    /// The IANA special-purpose registry, and the address at which Azure serves its machines.
    private static final List<NetMask> REFUSED_4 =
            networks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /// Everything else is local, translated to IPv4 (NAT64) or not assigned.
    private static final NetMask GLOBAL_6 = new NetMask("2000::/3");

    /// Within it: tunnels that carry an IPv4 address (Teredo, 6to4), and documentation.
    private static final List<NetMask> REFUSED_6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final DnsResolver names;
    private final boolean allowLoopback;

    PublicAddresses(DnsResolver names, boolean allowLoopback) {
        this.names = names;
        this.allowLoopback = allowLoopback;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (addresses == null
                || addresses.length == 0
                || !Arrays.stream(addresses).allMatch(this::isAllowed)) {
            throw new UnknownHostException("no public address");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean isAllowed(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return allowLoopback;
        }
        return address instanceof Inet4Address
                ? REFUSED_4.stream().noneMatch(network -> network.matches(address))
                : GLOBAL_6.matches(address)
                        && REFUSED_6.stream().noneMatch(network -> network.matches(address));
    }

    private static List<NetMask> networks(String... cidrs) {
        return Stream.of(cidrs).map(NetMask::new).toList();
    }
}
