package org.enkeyserver.common.config.edit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key of a health authority in a document.
///
/// @param from when missing, the moment it is added
/// @param thru null while it is not revoked
public record HealthAuthorityKeyEntry(
        String version, @Nullable Instant from, @Nullable Instant thru, String publicKey) {

    public HealthAuthorityKeyEntry {
        version = Defaults.text(version);
        publicKey = Defaults.block(publicKey);
    }
}
