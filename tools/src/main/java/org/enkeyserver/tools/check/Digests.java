package org.enkeyserver.tools.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Fingerprints of archives.
final class Digests {

    private Digests() {}

    /// SHA-256 of a served archive in hexadecimal; empty when it was not served.
    static String sha256(ObservedArchive archive) {
        return archive.answer()
                .fetched()
                .filter(fetched -> fetched.status() == 200)
                .map(fetched -> sha256(fetched.body()))
                .orElse("");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
