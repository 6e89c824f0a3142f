package org.enkeyserver.exposure.limits;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Names that a limit is kept under: salted hashes, so that memory holds no address.
///
/// The salt is drawn at the start and never leaves the process: the same client has another name
/// after a restart, and in another process. Safe for threads.
final class Pseudonyms {

    private static final int SALT_BYTES = 32;

    private final byte[] salt = new byte[SALT_BYTES];

    Pseudonyms(SecureRandom random) {
        random.nextBytes(salt);
    }

    Pseudonym of(byte[] who) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(salt);
            ByteBuffer digest = ByteBuffer.wrap(hash.digest(who));
            return new Pseudonym(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /// The first 128 bits of the hash.
    record Pseudonym(long high, long low) {}
}
