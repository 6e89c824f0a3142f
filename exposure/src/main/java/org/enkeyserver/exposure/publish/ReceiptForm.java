package org.enkeyserver.exposure.publish;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import org.enkeyserver.common.store.PublishReceipt;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;

/// Draws up the receipt of an upload: SHA-256 over what a repetition has in common with it. // S-26
///
/// The MAC stands for all that was sent; its key is a secret of the phone, so that nobody can lead
/// a receipt back to a key. The keys that are stored belong to it as well: one that was left out
/// the first time, or was negative and never stored, may be somebody else's by now. The report type
/// belongs to it: another one is a revision and needs a token.
record ReceiptForm(String appName, PublishRequest request, Verified verified) {

    private static final String DOMAIN = "org.enkeyserver publish receipt 1";

    /// The receipt for an upload of which these keys are stored.
    PublishReceipt over(Collection<TemporaryExposureKey> keys) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(DOMAIN);
            out.writeUTF(appName);
            out.writeLong(verified.healthAuthorityId());
            out.writeUTF(verified.reportType().claim());
            out.writeUTF(verified.keyMac());
            for (String region : request.regions()) {
                byte[] name = region.getBytes(StandardCharsets.UTF_8);
                out.writeInt(name.length);
                out.write(name);
            }
            out.writeBoolean(request.traveler());
            out.writeLong(request.symptomOnset().orElse(0));
            for (TemporaryExposureKey key : keys.stream().sorted().toList()) {
                out.write(key.bytes());
            }
            return PublishReceipt.of(
                    MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new AssertionError("memory can be written, and every JDK hashes", impossible);
        }
    }
}
