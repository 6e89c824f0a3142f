package org.enkeyserver.common.exportfile;

import static org.enkeyserver.common.exportfile.Defect.INCONSISTENT_ZIP;
import static org.enkeyserver.common.exportfile.Defect.NOT_A_ZIP;
import static org.enkeyserver.common.exportfile.Defect.STRAY_BYTES;
import static org.enkeyserver.common.exportfile.Defect.TOO_MANY_ENTRIES;
import static org.enkeyserver.common.exportfile.Defect.UNSUPPORTED_ZIP_FEATURE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The headers of a zip, read without inflating anything.
///
/// A zip says everything twice, in its central directory and before each entry; readers differ in
/// which they believe. Only an archive is accepted in which both agree and the entries fill it
/// without a gap, so that every reader sees the same.
public final class ArchiveLayout {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END_SIZE = 22;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int ZIP64_LOCATOR_SIZE = 20;
    private static final int ZIP64_EXTRA = 1;
    private static final int MAX_COMMENT = 0xFFFF;

    private final ByteBuffer zip;
    private final int maxEntries;

    private ArchiveLayout(byte[] zip, int maxEntries) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        this.maxEntries = maxEntries;
    }

    /// The entries in the order of the archive.
    ///
    /// @throws MalformedExportException when the headers do not describe the whole archive
    public static List<ArchiveEntry> parse(byte[] zip, int maxEntries) {
        try {
            return new ArchiveLayout(zip, maxEntries).parse();
        } catch (IndexOutOfBoundsException | IllegalArgumentException outside) {
            throw new MalformedExportException(
                    NOT_A_ZIP, "the zip is cut off: a header points outside of it");
        }
    }

    private List<ArchiveEntry> parse() {
        int end = endRecord();
        if (end >= ZIP64_LOCATOR_SIZE
                && zip.getInt(end - ZIP64_LOCATOR_SIZE) == ZIP64_LOCATOR_SIGNATURE) {
            throw new MalformedExportException(
                    UNSUPPORTED_ZIP_FEATURE, "the zip is in ZIP64 form, which phones do not read");
        }
        int count = unsignedShort(end + 10);
        if (zip.getShort(end + 4) != 0
                || zip.getShort(end + 6) != 0
                || unsignedShort(end + 8) != count) {
            throw new MalformedExportException(
                    UNSUPPORTED_ZIP_FEATURE, "the zip is one part of several");
        }
        if (count > maxEntries) {
            throw new MalformedExportException(
                    TOO_MANY_ENTRIES,
                    "the zip has " + count + " entries, at most " + maxEntries + " are read");
        }
        int directory = offset(end + 16);
        List<Located> entries = new ArrayList<>();
        int position = directory;
        for (int i = 0; i < count; i++) {
            Located entry = central(position);
            entries.add(entry);
            position = entry.next;
        }
        if (position != end || position - directory != offset(end + 12)) {
            throw new MalformedExportException(
                    INCONSISTENT_ZIP, "the directory of the zip has not the size it claims");
        }
        return contiguous(entries, directory);
    }

    private List<ArchiveEntry> contiguous(List<Located> entries, int directory) {
        entries.sort(Comparator.comparingInt(located -> located.start));
        int position = 0;
        for (Located located : entries) {
            if (located.start != position) {
                throw new MalformedExportException(
                        located.start > position ? STRAY_BYTES : INCONSISTENT_ZIP,
                        located.start > position
                                ? "the zip has stray bytes before an entry"
                                : "entries of the zip overlap");
            }
            position = located.end;
        }
        if (position != directory) {
            throw new MalformedExportException(
                    STRAY_BYTES, "the zip has stray bytes before its directory");
        }
        return entries.stream().map(located -> located.entry).toList();
    }

    private int endRecord() {
        int last = zip.limit() - END_SIZE;
        for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
            if (zip.getInt(at) == END_SIGNATURE) {
                if (at + END_SIZE + unsignedShort(at + 20) == zip.limit()) {
                    return at;
                }
                throw new MalformedExportException(
                        STRAY_BYTES, "the zip is followed by stray bytes");
            }
        }
        throw new MalformedExportException(
                NOT_A_ZIP, "not a zip archive, or one that is cut off: no end record was found");
    }

    private Located central(int at) {
        if (zip.getInt(at) != CENTRAL_SIGNATURE) {
            throw new MalformedExportException(
                    INCONSISTENT_ZIP, "the directory of the zip has fewer entries than it claims");
        }
        int nameLength = unsignedShort(at + 28);
        int extraLength = unsignedShort(at + 30);
        int commentLength = unsignedShort(at + 32);
        long compressed = unsignedInt(at + 20);
        long size = unsignedInt(at + 24);
        int start = offset(at + 42);
        if (zip.getInt(start) != LOCAL_SIGNATURE) {
            throw new MalformedExportException(
                    INCONSISTENT_ZIP, "an entry of the zip is not where its directory says");
        }
        int data = start + LOCAL_SIZE + unsignedShort(start + 26) + unsignedShort(start + 28);
        ArchiveEntry entry =
                new ArchiveEntry(
                        text(at + CENTRAL_SIZE, nameLength),
                        unsignedShort(at + 8),
                        unsignedShort(at + 10),
                        unsignedInt(at + 16),
                        compressed,
                        size,
                        data,
                        compressed == 0xFFFF_FFFFL
                                || size == 0xFFFF_FFFFL
                                || hasZip64(at + CENTRAL_SIZE + nameLength, extraLength)
                                || hasZip64(
                                        start + LOCAL_SIZE + unsignedShort(start + 26),
                                        unsignedShort(start + 28)));
        checkLocal(start, entry);
        int end = Math.toIntExact(Math.min(data + compressed, Integer.MAX_VALUE));
        if (entry.hasDescriptor()) {
            end = descriptor(end, entry);
        }
        return new Located(
                entry, start, end, at + CENTRAL_SIZE + nameLength + extraLength + commentLength);
    }

    private void checkLocal(int at, ArchiveEntry entry) {
        boolean sizesLater = entry.hasDescriptor();
        boolean agree =
                text(at + LOCAL_SIZE, unsignedShort(at + 26)).equals(entry.name())
                        && unsignedShort(at + 6) == entry.flags()
                        && unsignedShort(at + 8) == entry.method()
                        && agrees(unsignedInt(at + 14), entry.crc(), sizesLater)
                        && agrees(unsignedInt(at + 18), entry.compressedSize(), sizesLater)
                        && agrees(unsignedInt(at + 22), entry.size(), sizesLater);
        if (!agree) {
            throw new MalformedExportException(
                    INCONSISTENT_ZIP,
                    "an entry of the zip and its directory tell different things");
        }
    }

    private static boolean agrees(long local, long central, boolean zeroAllowed) {
        return local == central || (zeroAllowed && local == 0);
    }

    /// The end of the descriptor at `at`; its leading signature is optional.
    private int descriptor(int at, ArchiveEntry entry) {
        int signature = 0x08074b50;
        int from = zip.getInt(at) == signature ? at + 4 : at;
        if (unsignedInt(from) != entry.crc()
                || unsignedInt(from + 4) != entry.compressedSize()
                || unsignedInt(from + 8) != entry.size()) {
            throw new MalformedExportException(
                    INCONSISTENT_ZIP,
                    "the sizes after an entry of the zip are not those of its directory");
        }
        return from + 12;
    }

    private boolean hasZip64(int at, int length) {
        int position = at;
        while (position + 4 <= at + length) {
            if (unsignedShort(position) == ZIP64_EXTRA) {
                return true;
            }
            position += 4 + unsignedShort(position + 2);
        }
        return false;
    }

    private String text(int at, int length) {
        byte[] bytes = new byte[length];
        zip.get(at, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private long unsignedInt(int at) {
        return Integer.toUnsignedLong(zip.getInt(at));
    }

    private int offset(int at) {
        long value = unsignedInt(at);
        if (value > zip.limit()) {
            throw new IndexOutOfBoundsException();
        }
        return (int) value;
    }

    private record Located(ArchiveEntry entry, int start, int end, int next) {}
}
