package org.enkeyserver.tools.inspect;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.common.exportfile.ExportFileReader;
import org.enkeyserver.common.exportfile.ExportLimits;
import org.enkeyserver.common.exportfile.ExportOutline;
import org.enkeyserver.common.exportfile.ExportVerifier;
import org.enkeyserver.common.exportfile.ExportVerifier.Verdict;
import org.enkeyserver.common.exportfile.FileSignature;
import org.enkeyserver.common.exportfile.MalformedExportException;
import org.enkeyserver.common.exportfile.SignatureDescription;
import org.enkeyserver.common.signing.EcdsaVerifier;

/// Reads a file and counts what is in it.
final class Inspector {

    private static final byte[] BINARY_PREFIX = "EK Export".getBytes(StandardCharsets.US_ASCII);

    private final ExportFileReader reader = new ExportFileReader(ExportLimits.DEFAULT);
    private final List<ECPublicKey> keys;

    /// @param keys keys of which one is to verify the files; none to verify nothing
    Inspector(List<ECPublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    Inspection inspect(String source, byte[] content) {
        boolean bare = isBinary(content);
        ExportFile file;
        try {
            file = bare ? reader.readBinary(content) : reader.read(content);
        } catch (MalformedExportException malformed) {
            return new Inspection(
                    source,
                    false,
                    malformed.getMessage() + " (" + malformed.defect() + ")",
                    "not checked",
                    content.length,
                    List.of());
        }
        String reason = reason(file.outline(), bare).orElse("");
        return new Inspection(
                source,
                reason.isEmpty(),
                reason,
                verification(reason),
                content.length,
                List.of(contents(file)));
    }

    private String verification(String reason) {
        if (keys.isEmpty()) {
            return "not checked";
        }
        return reason.isEmpty() ? "verified" : "not verified";
    }

    /// Why the file is not valid, if it is not.
    private Optional<String> reason(ExportOutline outline, boolean bare) {
        if (bare) {
            return keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of("a bare export.bin carries no signature that could be verified");
        }
        Optional<String> form = SignatureFault.ofForm(outline);
        if (form.isPresent()) {
            return form;
        }
        boolean verified =
                keys.isEmpty()
                        || keys.stream()
                                .anyMatch(key ->
                                        ExportVerifier.verify(outline, key) == Verdict.VERIFIED);
        return verified ? Optional.empty() : Optional.of(SignatureFault.ofKey(outline));
    }

    private static boolean isBinary(byte[] content) {
        return content.length >= BINARY_PREFIX.length
                && Arrays.equals(
                        content, 0, BINARY_PREFIX.length, BINARY_PREFIX, 0, BINARY_PREFIX.length);
    }

    private static Inspection.Contents contents(ExportFile file) {
        ExportOutline outline = file.outline();
        Histograms histograms = new Histograms(file.header().endTimestamp());
        file.keys().forEach(histograms::key);
        file.revisedKeys().forEach(histograms::revisedKey);
        return new Inspection.Contents(
                Instant.ofEpochSecond(Math.min(file.header().startTimestamp(), Histograms.LATEST)),
                Instant.ofEpochSecond(Math.min(file.header().endTimestamp(), Histograms.LATEST)),
                file.header().region(),
                outline.batchNumber(),
                outline.batchSize(),
                outline.signatureInfos().stream().map(Inspector::signer).toList(),
                outline.signatures().stream().map(Inspector::signed).toList(),
                outline.digest().toString(),
                outline.keys(),
                outline.revisedKeys(),
                histograms.reportTypes(),
                histograms.revisedReportTypes(),
                histograms.daysSinceOnset(),
                histograms.withoutOnset(),
                histograms.transmissionRisk(),
                histograms.rollingPeriod(),
                histograms.ageInDays());
    }

    private static Inspection.Signer signer(SignatureDescription info) {
        return new Inspection.Signer(
                info.names().keyId(), info.names().keyVersion(), info.algorithm());
    }

    private static Inspection.Signed signed(FileSignature signature) {
        Inspection.Signer signer = signer(signature.description());
        byte[] value = signature.value().bytes();
        return new Inspection.Signed(
                signer.keyId(),
                signer.keyVersion(),
                signer.algorithm(),
                signature.batchNumber(),
                signature.batchSize(),
                value.length,
                EcdsaVerifier.isStrictDer(value));
    }
}
