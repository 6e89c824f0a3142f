package org.enkeyserver.exposure.publish;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.enkeyserver.common.store.PublishReceipt;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;

/// Draws up the receipt of an upload: SHA-256 over what a repetition has in common with it. // S-26
///
/// The MAC stands for the keys with their times and risks. Its key is a secret of the phone, so
/// that nobody else can name these keys under this receipt, nor lead a receipt back to a key. The
/// report type belongs to it: another one is a revision and needs a token.
final class ReceiptForm {

    private static final String DOMAIN = "org.enkeyserver publish receipt 1";

    private ReceiptForm() {}

    static PublishReceipt of(String appName, PublishRequest request, Verified verified) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(DOMAIN);
            out.writeUTF(appName);
            out.writeLong(verified.healthAuthorityId());
            out.writeUTF(verified.reportType().claim());
            out.writeUTF(verified.keyMac());
            out.writeUTF(String.join(",", request.regions()));
            out.writeBoolean(request.traveler());
            out.writeLong(request.symptomOnset().orElse(0));
            return PublishReceipt.of(
                    MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new AssertionError("memory can be written, and every JDK hashes", impossible);
        }
    }
}
