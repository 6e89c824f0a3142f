package org.enkeyserver.exposure.chaff;

import java.util.List;
import org.enkeyserver.exposure.wire.SentKey;

/// An upload that nobody sent. Like a real one it is good for one use: uploads of the same keys
/// would wait for each other.
///
/// @param certificate of the [ChaffAuthority], over these keys
/// @param hmacKey what ties the certificate to the keys, in base64
public record ChaffUpload(List<SentKey> keys, String certificate, String hmacKey) {

    public ChaffUpload {
        keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
        return "ChaffUpload[" + keys.size() + " keys]";
    }
}
