package org.enkeyserver.common.config.edit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// Addresses this server fetches from: encrypted, except on this machine.
final class WebAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    static void check(String address, String member, Findings findings) {
        if (address.isEmpty()) {
            findings.refuse(member, member + " cannot be blank");
            return;
        }
        try {
            check(new URI(address), member, findings);
        } catch (URISyntaxException invalid) {
            findings.refuse(member, "this is not an address such as https://example.org/index.txt");
        }
    }

    private static void check(URI address, String member, Findings findings) {
        String scheme = address.getScheme() == null ? "" : address.getScheme();
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            findings.refuse(member, "this is not an address such as https://example.org/index.txt");
            return;
        }
        findings.refuse(
                scheme.equals("http") && !THIS_MACHINE.contains(host),
                member,
                "http is taken on this machine only, use https");
        findings.refuse(
                address.getRawUserInfo() != null,
                member,
                "an address must not carry a user name or a password");
        findings.refuse(
                address.getRawFragment() != null, member, "an address must not have a #fragment");
    }
}
