package org.enkeyserver.exposure.publish;

import java.util.List;
import java.util.OptionalLong;
import org.enkeyserver.exposure.wire.LenientBase64;
import org.enkeyserver.exposure.wire.SentKey;

/// An upload as it arrived, unchecked. A text that was not sent is empty.
///
/// @param healthAuthorityId name of the app
/// @param certificate the member `verificationPayload`. Secret
/// @param hmacKey secret of the phone
/// @param symptomOnset unsigned interval of symptom onset
/// @param revisionToken secret of the phone
/// @param regions where its keys count; empty for the regions of the app
record PublishRequest(
        List<SentKey> keys,
        String healthAuthorityId,
        String certificate,
        String hmacKey,
        OptionalLong symptomOnset,
        boolean traveler,
        String revisionToken,
        List<String> regions) {

    PublishRequest {
        keys = List.copyOf(keys);
        regions = List.copyOf(regions);
    }

    /// Whether a token came along: a text that is no base64 counts as none.
    boolean hasRevisionToken() {
        return LenientBase64.decode(revisionToken) instanceof LenientBase64.Decoded(byte[] bytes)
                && bytes.length > 0;
    }

    @Override
    public String toString() {
        return "PublishRequest[" + keys.size() + " keys, secret]";
    }
}
