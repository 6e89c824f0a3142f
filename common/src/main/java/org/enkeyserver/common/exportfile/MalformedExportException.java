package org.enkeyserver.common.exportfile;

import java.io.Serial;

/// An archive or index from elsewhere is not what it should be.
///
/// The message is one sentence for people and holds no key material.
public final class MalformedExportException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final Defect defect;

    public MalformedExportException(Defect defect, String message) {
        super(message);
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}
