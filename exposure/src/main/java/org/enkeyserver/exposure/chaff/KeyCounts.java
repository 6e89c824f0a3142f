package org.enkeyserver.exposure.chaff;

import java.security.SecureRandom;

/// How many keys a real upload has, for chaff that does not say.
///
/// Phones keep one key a day for 14 days: half of the uploads hold just these, some today's key
/// too, new phones fewer, and merged ones up to 30.
final class KeyCounts {

    static final int MOST = 30;

    private static final int USUAL = 14;
    private static final int PARTS = 16;

    private final SecureRandom random;

    KeyCounts(SecureRandom random) {
        this.random = random;
    }

    /// A number from 1 to 30: 14 in 8 of 16 draws, 15 in 3, fewer than 14 in 4, more than 15 in 1.
    int draw() {
        int part = random.nextInt(PARTS);
        if (part < 8) {
            return USUAL;
        }
        if (part < 11) {
            return USUAL + 1;
        }
        return part < 15 ? random.nextInt(1, USUAL) : random.nextInt(USUAL + 2, MOST + 1);
    }
}
