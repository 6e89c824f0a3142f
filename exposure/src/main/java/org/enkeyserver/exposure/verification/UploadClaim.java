package org.enkeyserver.exposure.verification;

import java.util.List;
import org.enkeyserver.exposure.wire.SentKey;

/// What a phone presents for verification.
///
/// @param certificate the JWT. Secret
/// @param macKey the key of the MAC in base64. Secret
public record UploadClaim(String certificate, String macKey, List<SentKey> keys) {

    public UploadClaim {
        keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
        return "UploadClaim[secret]";
    }
}
