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
        ExportFile file;
        try {
            file = isBinary(content) ? reader.readBinary(content) : reader.read(content);
        } catch (MalformedExportException malformed) {
            return new Inspection(
                    source,
                    false,
                    malformed.getMessage() + " (" + malformed.defect() + ")",
                    "not checked",
                    content.length,
                    List.of());
        }
        Optional<Verdict> verdict = verify(file.outline());
        boolean valid = verdict.map(Verdict.VERIFIED::equals).orElse(true);
        return new Inspection(
                source,
                valid,
                valid ? "" : verdict.orElseThrow().sentence(),
                verdict.map(each -> each == Verdict.VERIFIED ? "verified" : "not verified")
                        .orElse("not checked"),
                content.length,
                List.of(contents(file)));
    }

    private Optional<Verdict> verify(ExportOutline outline) {
        List<Verdict> verdicts =
                keys.stream().map(key -> ExportVerifier.verify(outline, key)).toList();
        return verdicts.stream()
                .filter(Verdict.VERIFIED::equals)
                .findFirst()
                .or(() -> verdicts.stream().findFirst());
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
