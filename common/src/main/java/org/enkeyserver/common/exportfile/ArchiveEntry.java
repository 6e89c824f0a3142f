package org.enkeyserver.common.exportfile;

/// One entry of a zip as its headers describe it.
///
/// @param flags general purpose bits
/// @param method 8 for deflate, 0 for stored
/// @param size inflated size as claimed, which may be a lie
/// @param dataOffset where the compressed bytes begin
/// @param zip64 whether ZIP64 forms are used
public record ArchiveEntry(
        String name,
        int flags,
        int method,
        long crc,
        long compressedSize,
        long size,
        int dataOffset,
        boolean zip64) {

    public static final int STORED = 0;
    public static final int DEFLATED = 8;

    private static final int ENCRYPTED = 1;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int STRONGLY_ENCRYPTED = 1 << 6;

    public boolean isEncrypted() {
        return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED)) != 0;
    }

    /// Whether sizes follow the content instead of standing before it.
    public boolean hasDescriptor() {
        return (flags & DESCRIPTOR) != 0;
    }

    public boolean isDirectory() {
        return name.endsWith("/");
    }

    /// Whether the name is a plain file name, without any path.
    public boolean isPlainName() {
        return !name.isEmpty()
                && !name.contains("/")
                && !name.contains("\\")
                && !name.contains(":")
                && name.chars().allMatch(each -> each >= ' ' && each < 0x7f)
                && !name.equals(".")
                && !name.equals("..");
    }
}
