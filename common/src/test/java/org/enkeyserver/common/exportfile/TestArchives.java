package org.enkeyserver.common.exportfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small archives, good ones to spoil.
final class TestArchives {

    static final ExportHeader HEADER = new ExportHeader(1600000000, 1600014400, "US");

    private TestArchives() {}

    static byte[] proper() {
        return zip(new Entry("export.bin", binary()), new Entry("export.sig", signatures()));
    }

    static byte[] withBinary(byte[] binary) {
        return zip(new Entry("export.bin", binary), new Entry("export.sig", signatures()));
    }

    static byte[] withSignatures(byte[] signatures) {
        return zip(new Entry("export.bin", binary()), new Entry("export.sig", signatures));
    }

    static byte[] binary() {
        WireBuffer out = header();
        new MessageEncoder().key(out, new byte[16], 1, 2_650_000, 144, 1, 0);
        return out.toByteArray();
    }

    static WireBuffer header() {
        WireBuffer out = new WireBuffer(256);
        MessageEncoder.header(out, HEADER, List.of(new SignatureNames("310", "v1")));
        return out;
    }

    static byte[] signatures() {
        WireBuffer out = new WireBuffer(256);
        MessageEncoder.signature(out, new SignatureNames("310", "v1"), new byte[] {0x30, 0});
        return out.toByteArray();
    }

    static byte[] zip(Entry... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name));
                zip.write(entry.content);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// An entry of a zip to be made.
    static final class Entry {

        private final String name;
        private final byte[] content;

        Entry(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }
    }
}
