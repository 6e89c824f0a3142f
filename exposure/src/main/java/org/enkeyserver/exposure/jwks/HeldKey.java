package org.enkeyserver.exposure.jwks;

import java.time.Instant;
import java.util.Optional;

/// A key of an authority as it is stored.
///
/// @param publicKeyPem a P-256 key in the spelling of `EcKeys`
/// @param thru end of use; of a key that JWKS keeps the moment of its revocation
/// @param isManual kept by operators: JWKS leaves it alone
/// @param missedFetches good documents in a row that lacked it
record HeldKey(
        String version,
        String publicKeyPem,
        Optional<Instant> thru,
        boolean isManual,
        int missedFetches) {

    /// Whether JWKS keeps it and has not revoked it.
    boolean isLive() {
        return !isManual && thru.isEmpty();
    }

    boolean isKeyOf(PublishedKey key) {
        return publicKeyPem.equals(key.publicKeyPem());
    }
}
