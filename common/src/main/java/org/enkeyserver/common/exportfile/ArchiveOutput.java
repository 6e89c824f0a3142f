package org.enkeyserver.common.exportfile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The zip around an export: exactly `export.bin` and `export.sig`, deflated, dates fixed.
final class ArchiveOutput {

    /// The earliest month a zip entry can bear without an extra field, for equal bytes each time.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final OutputStream file;
    private final ZipOutputStream zip;
    private final MessageDigest digest;

    ArchiveOutput(OutputStream file) throws IOException {
        this.file = file;
        // Any charset but UTF-8 leaves the language flag unset, as the reference server does.
        this.zip = new ZipOutputStream(file, StandardCharsets.US_ASCII);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
        begin(ExportFormat.BINARY_ENTRY);
    }

    void write(WireBuffer bytes) throws IOException {
        digest.update(bytes.array(), 0, bytes.size());
        zip.write(bytes.array(), 0, bytes.size());
    }

    Sha256Digest endBinary() throws IOException {
        zip.closeEntry();
        return Sha256Digest.of(digest.digest());
    }

    void signatures(WireBuffer list) throws IOException {
        begin(ExportFormat.SIGNATURE_ENTRY);
        zip.write(list.array(), 0, list.size());
        zip.closeEntry();
    }

    void close() throws IOException {
        zip.close();
    }

    /// Lets go of the file without completing the zip.
    void abandon() throws IOException {
        file.close();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
