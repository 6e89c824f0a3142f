package org.enkeyserver.common.exportfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads `export.sig`.
final class SignatureParser {

    private static final SignatureDescription NO_INFO =
            new SignatureDescription(new SignatureNames("", ""), "");

    private SignatureParser() {}

    static List<FileSignature> parse(InputStream list, ExportLimits limits) throws IOException {
        List<FileSignature> signatures = new ArrayList<>();
        WireReader wire = new WireReader(list);
        while (wire.next()) {
            if (wire.field() != 1) {
                wire.skip();
                continue;
            }
            if (signatures.size() == limits.signatures()) {
                throw tooMany(limits);
            }
            signatures.add(signature(wire, limits));
        }
        return signatures;
    }

    /// Reads a `SignatureInfo`; its old fields 1 and 2 are passed over like any unknown one.
    static SignatureDescription info(WireReader wire, ExportLimits limits) throws IOException {
        String version = "";
        String id = "";
        String algorithm = "";
        long outer = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 3 -> version = wire.text(limits.textLength());
                case 4 -> id = wire.text(limits.textLength());
                case 5 -> algorithm = wire.text(limits.textLength());
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        return new SignatureDescription(new SignatureNames(id, version), algorithm);
    }

    static MalformedExportException tooMany(ExportLimits limits) {
        return new MalformedExportException(
                Defect.TOO_MANY_SIGNATURES,
                "the file has more than " + limits.signatures() + " signatures");
    }

    private static FileSignature signature(WireReader wire, ExportLimits limits)
            throws IOException {
        SignatureDescription info = NO_INFO;
        int batchNumber = 0;
        int batchSize = 0;
        SignatureBytes value = SignatureBytes.of(new byte[0]);
        long outer = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> info = info(wire, limits);
                case 2 -> batchNumber = wire.number();
                case 3 -> batchSize = wire.number();
                case 4 -> value = SignatureBytes.of(wire.bytes(1024, Defect.INVALID_TEXT));
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        return new FileSignature(info, batchNumber, batchSize, value);
    }
}
