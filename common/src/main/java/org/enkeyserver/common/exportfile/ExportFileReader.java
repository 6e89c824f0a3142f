package org.enkeyserver.common.exportfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads archives from anywhere, within limits, and says of a bad one what is wrong with it.
///
/// Heap is bounded by the size of the zip plus the keys a caller keeps. Safe for use by many
/// threads.
public final class ExportFileReader {

    private final ExportLimits limits;

    public ExportFileReader(ExportLimits limits) {
        this.limits = limits;
    }

    /// Reads an archive with its keys.
    ///
    /// @throws MalformedExportException when it is not a proper archive
    public ExportFile read(byte[] archive) {
        KeyList keys = new KeyList();
        return keys.file(scan(archive, keys));
    }

    /// Reads an archive with its keys.
    ///
    /// @throws MalformedExportException when it is not a proper archive
    public ExportFile read(Path archive) {
        KeyList keys = new KeyList();
        return keys.file(scan(archive, keys));
    }

    /// Reads an archive and hands its keys on one by one.
    ///
    /// @throws MalformedExportException when it is not a proper archive
    public ExportOutline scan(Path archive, KeyListener listener) {
        try (InputStream in = Files.newInputStream(archive)) {
            return scan(in, listener);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Reads an archive to the end of the stream and hands its keys on one by one.
    ///
    /// @throws MalformedExportException when it is not a proper archive
    public ExportOutline scan(InputStream archive, KeyListener listener) throws IOException {
        return scan(archive.readNBytes(limits.archiveBytes() + 1), listener);
    }

    /// Reads an archive and hands its keys on one by one.
    ///
    /// @throws MalformedExportException when it is not a proper archive
    public ExportOutline scan(byte[] archive, KeyListener listener) {
        if (archive.length > limits.archiveBytes()) {
            throw new MalformedExportException(
                    Defect.ARCHIVE_TOO_LARGE,
                    "the archive has more than " + limits.archiveBytes() + " bytes");
        }
        List<ArchiveEntry> entries = ArchiveLayout.parse(archive, limits.entries());
        checkNames(entries);
        ArchiveEntry binary = find(entries, ExportFormat.BINARY_ENTRY, Defect.MISSING_BINARY);
        ArchiveEntry list = find(entries, ExportFormat.SIGNATURE_ENTRY, Defect.MISSING_SIGNATURES);
        try (EntryInput sig =
                        new EntryInput(
                                archive,
                                list,
                                limits.signatureBytes(),
                                Defect.SIGNATURES_TOO_LARGE);
                EntryInput bin =
                        new EntryInput(
                                archive, binary, limits.binaryBytes(), Defect.BINARY_TOO_LARGE)) {
            List<FileSignature> signatures = SignatureParser.parse(sig, limits);
            sig.drain();
            BinaryParser parser = new BinaryParser(limits, listener);
            Sha256Digest digest = digest(bin, parser);
            bin.drain();
            return parser.outline(signatures, digest);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Reads a bare `export.bin`, which carries no signatures.
    ///
    /// @throws MalformedExportException when it is not a proper export
    public ExportFile readBinary(byte[] binary) {
        if (binary.length > limits.binaryBytes()) {
            throw new MalformedExportException(
                    Defect.BINARY_TOO_LARGE,
                    "export.bin has more than " + limits.binaryBytes() + " bytes");
        }
        KeyList keys = new KeyList();
        BinaryParser parser = new BinaryParser(limits, keys);
        try {
            Sha256Digest digest = digest(new ByteArrayInputStream(binary), parser);
            return keys.file(parser.outline(List.of(), digest));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void checkNames(List<ArchiveEntry> entries) {
        Set<String> seen = new HashSet<>();
        for (ArchiveEntry entry : entries) {
            if (!entry.isPlainName()) {
                throw new MalformedExportException(
                        Defect.UNSAFE_ENTRY_NAME,
                        "the zip has an entry with a path in its name, or a directory");
            }
            if (!seen.add(entry.name())) {
                throw new MalformedExportException(
                        Defect.DUPLICATE_ENTRY, "the zip has the entry " + entry.name() + " twice");
            }
            boolean expected =
                    entry.name().equals(ExportFormat.BINARY_ENTRY)
                            || entry.name().equals(ExportFormat.SIGNATURE_ENTRY);
            if (!expected && !limits.extraEntries()) {
                throw new MalformedExportException(
                        Defect.EXTRA_ENTRY,
                        "the zip has the entry "
                                + entry.name()
                                + " besides export.bin and export.sig, which Android refuses");
            }
        }
    }

    private static ArchiveEntry find(List<ArchiveEntry> entries, String name, Defect missing) {
        for (ArchiveEntry entry : entries) {
            if (entry.name().equals(name)) {
                checkReadable(entry);
                return entry;
            }
        }
        throw new MalformedExportException(
                missing, "payload is invalid: no " + name + " file was found");
    }

    private static void checkReadable(ArchiveEntry entry) {
        boolean stored = entry.method() == ArchiveEntry.STORED && !entry.hasDescriptor();
        if (entry.isEncrypted()
                || entry.zip64()
                || !(stored || entry.method() == ArchiveEntry.DEFLATED)) {
            throw new MalformedExportException(
                    Defect.UNSUPPORTED_ZIP_FEATURE,
                    entry.name() + " is encrypted, in ZIP64 form or not deflated");
        }
    }

    private static Sha256Digest digest(InputStream binary, BinaryParser parser) throws IOException {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
        parser.parse(new DigestInputStream(binary, sha256));
        return Sha256Digest.of(sha256.digest());
    }

    /// Keeps the keys.
    private static final class KeyList implements KeyListener {

        private final List<ExportedKey> keys = new ArrayList<>();
        private final List<ExportedKey> revisedKeys = new ArrayList<>();

        @Override
        public void key(ExportedKey key) {
            keys.add(key);
        }

        @Override
        public void revisedKey(ExportedKey key) {
            revisedKeys.add(key);
        }

        private ExportFile file(ExportOutline outline) {
            return new ExportFile(outline, keys, revisedKeys);
        }
    }
}
