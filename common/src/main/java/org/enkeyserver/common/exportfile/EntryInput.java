package org.enkeyserver.common.exportfile;

import static org.enkeyserver.common.exportfile.Defect.INCONSISTENT_ZIP;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The content of a zip entry, inflated piece by piece up to a limit and checked against its header
/// at the end.
final class EntryInput extends InputStream {

    private final ArchiveEntry entry;
    private final int limit;
    private final Defect tooLarge;
    private final CRC32 crc = new CRC32();
    private final Inflater inflater;
    private final InputStream stored;
    private long produced;
    private boolean ended;

    EntryInput(byte[] zip, ArchiveEntry entry, int limit, Defect tooLarge) {
        this.entry = entry;
        this.limit = limit;
        this.tooLarge = tooLarge;
        int length = Math.toIntExact(entry.compressedSize());
        this.inflater = new Inflater(true);
        this.inflater.setInput(zip, entry.dataOffset(), length);
        this.stored = new ByteArrayInputStream(zip, entry.dataOffset(), length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int count =
                entry.method() == ArchiveEntry.STORED
                        ? Math.max(0, stored.read(target, offset, length))
                        : inflate(target, offset, length);
        if (count == 0) {
            end();
            return -1;
        }
        produced += count;
        if (produced > limit) {
            throw new MalformedExportException( // B-28
                    tooLarge, entry.name() + " inflates to more than " + limit + " bytes");
        }
        crc.update(target, offset, count);
        return count;
    }

    /// Reads the rest, so that the checks at the end take place.
    void drain() throws IOException {
        skip(Long.MAX_VALUE);
        if (read() >= 0) {
            throw new AssertionError("everything was skipped");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private int inflate(byte[] target, int offset, int length) {
        try {
            int count = inflater.inflate(target, offset, length);
            if (count == 0 && !inflater.finished()) {
                throw inconsistent("is cut off or damaged");
            }
            return count;
        } catch (DataFormatException damaged) {
            throw inconsistent("is not deflated data");
        }
    }

    private void end() {
        ended = true;
        if (produced != entry.size() || crc.getValue() != entry.crc()) {
            throw inconsistent("has not the size or check sum its header claims");
        }
        if (entry.method() == ArchiveEntry.DEFLATED && inflater.getRemaining() > 0) {
            throw inconsistent("is followed by stray bytes");
        }
    }

    private MalformedExportException inconsistent(String what) {
        return new MalformedExportException(INCONSISTENT_ZIP, entry.name() + " " + what);
    }
}
