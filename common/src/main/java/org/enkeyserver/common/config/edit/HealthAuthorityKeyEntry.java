package org.enkeyserver.common.config.edit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key of a health authority in a document.
///
/// @param from when missing, the moment it is added
/// @param thru null while it is not revoked
/// @param source `jwks` for a key that its authority's JWKS document decides on; null for one that
///   operators do
public record HealthAuthorityKeyEntry(
        String version,
        @Nullable Instant from,
        @Nullable Instant thru,
        String publicKey,
        @Nullable String source) {

    static final String MANUAL = "manual";
    static final String JWKS = "jwks";

    public HealthAuthorityKeyEntry {
        version = Defaults.text(version);
        publicKey = Defaults.block(publicKey);
        source = MANUAL.equals(source) ? null : source;
    }

    /// Who decides on it, as the row says.
    String keptBy() {
        return source == null ? MANUAL : source;
    }

    boolean isFromJwks() {
        return JWKS.equals(source);
    }
}
