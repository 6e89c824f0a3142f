package org.enkeyserver.tools.check;

import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;

/// What to check and by which measure.
///
/// @param base the address lines of the index are appended to
/// @param indexPath path of the index from the base
/// @param embargo how long after its expiry a key is held back; zero when not to be checked
/// @param maxAge how long before the end of its window a key may have ended
/// @param floor keys a file that is not empty has at least
record CheckRequest(
        URI base, String indexPath, ECPublicKey key, Duration embargo, Duration maxAge, int floor) {

    URI index() {
        return URI.create(base + indexPath);
    }
}
