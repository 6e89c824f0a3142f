package org.enkeyserver.exposure.revision;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/// Revision keys that a test sets up; the one with the highest number seals.
final class MemoryRevisionKeys implements RevisionKeys {

    private final TreeMap<Long, RevisionKey> keys = new TreeMap<>();

    /// A key of 32 bytes that count up from `first`.
    void add(long kid, int first) {
        var secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (first + i);
        }
        keys.put(kid, new RevisionKey(kid, new SecretKeySpec(secret, "AES")));
    }

    void destroy(long kid) {
        keys.remove(kid);
    }

    @Override
    public RevisionKey effective() {
        return Optional.ofNullable(keys.lastEntry())
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new RevisionKeysUnavailableException("none", null));
    }

    @Override
    public Optional<RevisionKey> allowed(long kid) {
        return Optional.ofNullable(keys.get(kid));
    }
}
