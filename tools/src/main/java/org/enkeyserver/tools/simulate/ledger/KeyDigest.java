package org.enkeyserver.tools.simulate.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// The SHA-256 of a key: enough to recognise it in an export, useless to recover it.
public record KeyDigest(String hex) {

    public static KeyDigest of(TemporaryExposureKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.bytes());
            return new KeyDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every JDK has SHA-256", missing);
        }
    }
}
