package org.enkeyserver.common.exportfile;

import java.util.List;

/// Everything of an archive but its keys.
///
/// @param batchNumber 1 in a proper file, 0 when absent
/// @param batchSize 1 in a proper file, 0 when absent
/// @param signatureInfos the signers `export.bin` names
/// @param keys number of keys
/// @param revisedKeys number of revised keys
/// @param signatures the content of `export.sig`; none for a bare `export.bin`
/// @param digest SHA-256 over the whole `export.bin`, the value that is signed
public record ExportOutline(
        ExportHeader header,
        int batchNumber,
        int batchSize,
        List<SignatureDescription> signatureInfos,
        int keys,
        int revisedKeys,
        List<FileSignature> signatures,
        Sha256Digest digest) {

    public ExportOutline {
        signatureInfos = List.copyOf(signatureInfos);
        signatures = List.copyOf(signatures);
    }
}
