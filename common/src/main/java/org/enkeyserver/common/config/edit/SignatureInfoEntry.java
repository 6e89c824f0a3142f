package org.enkeyserver.common.config.edit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A signature info in a document; exports refer to it as `keyId/keyVersion`.
///
/// @param effectiveFrom when missing, the moment it is added
/// @param thru null without end
public record SignatureInfoEntry(
        String keyId,
        String keyVersion,
        String signingKey,
        @Nullable Instant effectiveFrom,
        @Nullable Instant thru)
        implements Entry {

    public SignatureInfoEntry {
        keyId = Defaults.text(keyId);
        keyVersion = Defaults.text(keyVersion);
        signingKey = Defaults.text(signingKey);
    }

    @Override
    public String naturalName() {
        return keyId + "/" + keyVersion;
    }

    boolean signsAt(Instant now) {
        return thru == null || !thru.isBefore(now);
    }
}
