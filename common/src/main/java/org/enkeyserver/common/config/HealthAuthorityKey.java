package org.enkeyserver.common.config;

import java.time.Instant;
import java.util.Optional;

/// A public key of a health authority.
///
/// @param version equals the `kid` of the certificates it verifies
/// @param from first moment of use, exclusive
/// @param thru last moment of use, exclusive; empty while the key is not revoked
/// @param publicKeyPem a P-256 key as PEM `PUBLIC KEY`
public record HealthAuthorityKey(
        String version, Instant from, Optional<Instant> thru, String publicKeyPem) {

    /// Whether the key may verify certificates at `now`; both bounds are exclusive.
    public boolean isValidAt(Instant now) {
        return from.isBefore(now) && thru.map(now::isBefore).orElse(true);
    }
}
