package org.enkeyserver.common.exportfile;

import java.util.List;

/// An archive as read, signatures not yet verified; see [ExportVerifier].
public record ExportFile(
        ExportOutline outline, List<ExportedKey> keys, List<ExportedKey> revisedKeys) {

    public ExportFile {
        keys = List.copyOf(keys);
        revisedKeys = List.copyOf(revisedKeys);
    }

    public ExportHeader header() {
        return outline.header();
    }

    public List<FileSignature> signatures() {
        return outline.signatures();
    }
}
