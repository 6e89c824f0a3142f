package org.enkeyserver.common.exportfile;

import java.nio.charset.StandardCharsets;

/// The fixed parts of the export format.
final class ExportFormat {

    static final String BINARY_ENTRY = "export.bin";
    static final String SIGNATURE_ENTRY = "export.sig";
    static final String ALGORITHM = "1.2.840.10045.4.3.2";
    static final int DEFAULT_ROLLING_PERIOD = 144;
    static final int MAX_SIGNATURES = 10;

    private static final byte[] MAGIC = "EK Export v1    ".getBytes(StandardCharsets.US_ASCII);

    static final int MAGIC_LENGTH = MAGIC.length;

    private ExportFormat() {}

    static byte[] magic() {
        return MAGIC.clone();
    }
}
