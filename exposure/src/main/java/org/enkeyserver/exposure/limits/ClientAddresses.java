package org.enkeyserver.exposure.limits;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMask;

/// Which address a request came from, as far as the configured proxies vouch for it. // S-09
///
/// Each proxy appends the address it was called from to `X-Forwarded-For`. So the list is read from
/// the right, as long as the one who wrote an entry is a trusted proxy; what stands further left is
/// the client's own invention. `Forwarded` (RFC 7239) is not read: of two headers a client could
/// choose the one that its proxy does not overwrite.
///
/// Where that ends at a proxy, it forwards no address, or none that can be read: the client is not
/// known, and counting the proxy in its place would cut off everybody behind it.
final class ClientAddresses {

    private final List<NetMask> proxies;

    /// @param proxies networks of the trusted proxies in CIDR notation; empty where clients connect
    ///   directly
    ClientAddresses(List<String> proxies) {
        this.proxies = proxies.stream().map(ClientAddresses::network).toList();
    }

    /// The client's address, or empty where a proxy does not tell.
    ///
    /// @param peer who holds the other end of the socket
    /// @param forwardedFor the values of `X-Forwarded-For`, in their order
    Optional<InetAddress> client(InetAddress peer, List<String> forwardedFor) {
        List<String> hops =
                forwardedFor.stream()
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .toList();
        InetAddress client = peer;
        for (String hop : hops.reversed()) {
            Optional<InetAddress> next = address(hop);
            if (!isTrusted(client) || next.isEmpty()) {
                break;
            }
            client = next.get();
        }
        return Optional.of(client).filter(found -> !isTrusted(found));
    }

    private boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.matches(address));
    }

    /// An address, with or without a port; never looks a name up.
    static Optional<InetAddress> address(String text) {
        String bare = text;
        int bracket = text.indexOf(']');
        if (text.startsWith("[") && bracket > 0) {
            bare = text.substring(1, bracket);
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.contains(":")) {
            bare = text.substring(0, text.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static NetMask network(String cidr) {
        InetAddress.ofLiteral(cidr.split("/", 2)[0]); // A name would be looked up.
        if (cidr.contains(";")) {
            throw new IllegalArgumentException("a network has no port");
        }
        return new NetMask(cidr);
    }
}
