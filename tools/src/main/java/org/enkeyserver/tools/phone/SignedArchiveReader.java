package org.enkeyserver.tools.phone;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.common.exportfile.ExportFileReader;
import org.enkeyserver.common.exportfile.ExportLimits;
import org.enkeyserver.common.exportfile.ExportVerifier;
import org.enkeyserver.common.exportfile.MalformedExportException;
import org.enkeyserver.common.tek.TimeWindow;
import org.enkeyserver.tools.ToolException;

/// Reads archives as strictly as Android does and verifies them with one public key.
final class SignedArchiveReader implements ArchiveReader {

    private final ExportFileReader reader =
            new ExportFileReader(ExportLimits.DEFAULT.withoutExtraEntries());
    private final ECPublicKey key;

    SignedArchiveReader(ECPublicKey key) {
        this.key = key;
    }

    @Override
    public DownloadedExport read(String line, byte[] archive) {
        try {
            ExportFile file = reader.read(archive);
            ExportVerifier.Verdict verdict = ExportVerifier.verify(file.outline(), key);
            if (verdict != ExportVerifier.Verdict.VERIFIED) {
                throw new ToolException(
                        ToolException.REFUSED, line + " is not valid: " + verdict.sentence());
            }
            TimeWindow window =
                    new TimeWindow(
                            Instant.ofEpochSecond(file.header().startTimestamp()),
                            Instant.ofEpochSecond(file.header().endTimestamp()));
            return new DownloadedExport(line, window, file.keys(), file.revisedKeys());
        } catch (MalformedExportException | IllegalArgumentException malformed) {
            throw new ToolException(
                    ToolException.REFUSED, line + " is not valid: " + malformed.getMessage());
        }
    }
}
