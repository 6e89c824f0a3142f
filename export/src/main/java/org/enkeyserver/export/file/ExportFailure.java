package org.enkeyserver.export.file;

import java.io.Serial;

/// A window cannot be exported now; the message is for operators and holds no key material.
final class ExportFailure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    ExportFailure(String message) {
        super(message);
    }
}
