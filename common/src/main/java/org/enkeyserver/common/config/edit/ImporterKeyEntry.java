package org.enkeyserver.common.config.edit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A public key that verifies imported files.
///
/// @param keyId `verification_key_id` in the files
/// @param keyVersion `verification_key_version` in the files
/// @param from when missing, the moment it is added
/// @param thru null while it is not revoked
public record ImporterKeyEntry(
        String keyId,
        String keyVersion,
        @Nullable Instant from,
        @Nullable Instant thru,
        String publicKey) {

    public ImporterKeyEntry {
        keyId = Defaults.text(keyId);
        keyVersion = Defaults.text(keyVersion);
        publicKey = Defaults.block(publicKey);
    }

    String naturalName() {
        return keyId + "/" + keyVersion;
    }
}
