package org.enkeyserver.exposure.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.enkeyserver.exposure.limits.Admission.Admitted;
import org.enkeyserver.exposure.limits.Admission.Limited;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Admits uploads, by the address they come from and by the app they name.
///
/// Addresses and names are kept in memory only, as salted hashes of bounded number. Safe for
/// threads.
public final class UploadLimits {

    private static final Logger LOG = LoggerFactory.getLogger(UploadLimits.class);
    private static final int CLIENTS = 100_000;
    private static final int APPS = 10_000;

    /// One household or phone has a /64.
    private static final int IPV6_PREFIX_BYTES = 8;

    private final ClientAddresses addresses;
    private final Pseudonyms pseudonyms;
    private final RateLimit clients;
    private final RateLimit apps;
    private final MeterRegistry meters;

    UploadLimits(LimitSettings settings, SecureRandom random, Ticker ticker, MeterRegistry meters) {
        addresses = settings.addresses();
        pseudonyms = new Pseudonyms(random);
        clients = new RateLimit(settings.perClient(), CLIENTS, ticker);
        apps = new RateLimit(settings.perApp(), APPS, ticker);
        this.meters = meters;
        if (!settings.knowsClients()) {
            LOG.atWarn().log("limits.clients-unknown");
        }
    }

    /// Whether a client may send another request; asked before anything of its body is looked at.
    ///
    /// Clients whose proxy does not tell their address are admitted, and show in
    /// `enks.limits.uncounted`.
    ///
    /// @param peer the address at the other end of the socket
    /// @param forwardedFor the values of `X-Forwarded-For`, believed only from trusted proxies
    public Admission client(String peer, List<String> forwardedFor) {
        return addresses
                .client(
                        ClientAddresses.address(peer).orElse(InetAddress.getLoopbackAddress()),
                        forwardedFor)
                .map(client -> counted("client", clients.admit(pseudonyms.of(network(client)))))
                .orElseGet(this::uncounted);
    }

    private static byte[] network(InetAddress client) {
        byte[] bytes = client.getAddress();
        return client instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes;
    }

    private Admission uncounted() {
        meters.counter("enks.limits.uncounted").increment();
        return new Admitted();
    }

    /// Whether another upload for an app may be looked at; asked before the database is.
    ///
    /// @param app as the phone named it, known or not
    public Admission app(String app) {
        byte[] who = app.toLowerCase(Locale.ROOT).getBytes(UTF_8);
        return counted("app", apps.admit(pseudonyms.of(who)));
    }

    private Admission counted(String limit, Admission admission) {
        return switch (admission) {
            case Admitted yes -> yes;
            case Limited no -> {
                meters.counter("enks.limits.refused", "limit", limit).increment();
                LOG.atDebug().addKeyValue("limit", limit).log("limits.refused");
                yield no;
            }
        };
    }
}
