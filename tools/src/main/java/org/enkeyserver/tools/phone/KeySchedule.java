package org.enkeyserver.tools.phone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// What one key becomes on the air (Exposure Notification Cryptography Specification v1.2): a
/// proximity identifier for each ten minutes and the encrypted metadata beside it.
///
/// Not safe for use by several threads.
public final class KeySchedule {

    private static final int LENGTH = 16;
    private static final byte[] IDENTIFIER_LABEL =
            "EN-RPI\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

    private final byte[] identifierKey;
    private final byte[] metadataKey;
    private final Cipher identifierCipher;

    private KeySchedule(byte[] identifierKey, byte[] metadataKey) throws GeneralSecurityException {
        this.identifierKey = identifierKey;
        this.metadataKey = metadataKey;
        // The specification asks for one block of ECB: it is a pseudo-random function here.
        identifierCipher = Cipher.getInstance("AES/ECB/NoPadding");
        identifierCipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(identifierKey, "AES"));
    }

    public static KeySchedule of(TemporaryExposureKey key) {
        byte[] secret = key.bytes();
        try {
            return new KeySchedule(expand(secret, "EN-RPIK"), expand(secret, "EN-AEMK"));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError("every JDK has HMAC-SHA256 and AES", missing);
        }
    }

    /// The identifier broadcast during `interval`.
    public ProximityIdentifier identifier(IntervalNumber interval) {
        return identifiers(interval, 1).getFirst();
    }

    /// The identifiers of `count` intervals in a row.
    public List<ProximityIdentifier> identifiers(IntervalNumber first, int count) {
        ByteBuffer blocks = ByteBuffer.allocate(LENGTH * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int offset = 0; offset < count; offset++) {
            blocks.put(IDENTIFIER_LABEL).putInt(first.value() + offset);
        }
        byte[] encrypted;
        try {
            encrypted = identifierCipher.doFinal(blocks.array());
        } catch (GeneralSecurityException failed) {
            throw new AssertionError("whole blocks always encrypt", failed);
        }
        return IntStream.range(0, count)
                .mapToObj(block ->
                        ProximityIdentifier.of(
                                Arrays.copyOfRange(
                                        encrypted, block * LENGTH, (block + 1) * LENGTH)))
                .toList();
    }

    /// Encrypts or decrypts the metadata broadcast with `identifier`.
    public byte[] metadata(ProximityIdentifier identifier, byte[] metadata) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(metadataKey, "AES"),
                    new IvParameterSpec(identifier.bytes()));
            return cipher.doFinal(metadata);
        } catch (GeneralSecurityException missing) {
            throw new AssertionError("every JDK has AES in counter mode", missing);
        }
    }

    /// The rolling proximity identifier key, for the official vectors.
    byte[] identifierKey() {
        return identifierKey.clone();
    }

    /// The associated encrypted metadata key, for the official vectors.
    byte[] metadataKey() {
        return metadataKey.clone();
    }

    /// HKDF-SHA256 without salt; 16 bytes need only its first block.
    private static byte[] expand(byte[] secret, String label) throws GeneralSecurityException {
        byte[] extracted = hmac(new byte[32], secret);
        byte[] text = Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), label.length() + 1);
        text[label.length()] = 1;
        return Arrays.copyOf(hmac(extracted, text), LENGTH);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}
