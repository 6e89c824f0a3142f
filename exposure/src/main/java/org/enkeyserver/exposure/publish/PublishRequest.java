package org.enkeyserver.exposure.publish;

import java.util.List;
import java.util.OptionalLong;
import org.enkeyserver.exposure.stats.Platform;
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
        List<String> regions,
        Platform platform) {

    PublishRequest {
        keys = List.copyOf(keys);
        regions = List.copyOf(regions);
    }

    /// The same upload, sent by this kind of phone.
    PublishRequest sentBy(Platform phone) {
        return new PublishRequest(
                keys,
                healthAuthorityId,
                certificate,
                hmacKey,
                symptomOnset,
                traveler,
                revisionToken,
                regions,
                phone);
    }

    @Override
    public String toString() {
        return "PublishRequest[" + keys.size() + " keys, secret]";
    }
}
