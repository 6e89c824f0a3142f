package org.enkeyserver.exposure.verification;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Optional;
import org.enkeyserver.common.config.HealthAuthority;
import org.enkeyserver.common.config.HealthAuthorityKey;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SigningException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parsed public keys of health authorities, kept because parsing costs more than verifying.
final class AuthorityKeys {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorityKeys.class);
    private static final int KEPT = 500;

    private final LoadingCache<String, Optional<ECPublicKey>> parsed =
            Caffeine.newBuilder().maximumSize(KEPT).build(AuthorityKeys::parse);

    /// The key that certificates of `version` are verified by at `now`, if there is one.
    Optional<ECPublicKey> find(HealthAuthority authority, String version, Instant now) {
        return authority.keys().stream()
                .filter(key -> key.version().equals(version) && key.isValidAt(now))
                .map(HealthAuthorityKey::publicKeyPem)
                .findFirst()
                .flatMap(parsed::get);
    }

    private static Optional<ECPublicKey> parse(String pem) {
        try {
            return Optional.of(EcKeys.publicKeyFromPem(pem));
        } catch (SigningException unusable) {
            LOG.atError().setCause(unusable).log("publish.authority-key-unusable");
            return Optional.empty();
        }
    }
}
