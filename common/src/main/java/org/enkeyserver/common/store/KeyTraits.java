package org.enkeyserver.common.store;

import java.time.Instant;
import java.util.Set;
import org.enkeyserver.common.tek.StoredKey.Origin;

/// Everything stored of a key that a window shows; what padding keys copy from real ones.
///
/// @param key the key with its values at the end of the window
/// @param createdAt upload time, within the window
public record KeyTraits(
        ScannedKey key, Set<String> regions, boolean traveler, Origin origin, Instant createdAt) {

    public KeyTraits {
        regions = Set.copyOf(regions);
    }
}
