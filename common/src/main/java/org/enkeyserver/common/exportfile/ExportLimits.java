package org.enkeyserver.common.exportfile;

/// How much a reader takes in before it refuses an archive from elsewhere.
///
/// @param archiveBytes size of the zip
/// @param entries entries of the zip
/// @param binaryBytes inflated size of `export.bin`
/// @param signatureBytes inflated size of `export.sig`
/// @param keys keys and revised keys together
/// @param signatures signature infos, and signatures
/// @param textLength bytes of a name or region
/// @param extraEntries whether entries besides the two are ignored, as most readers do, or refused,
///   as Android does
public record ExportLimits(
        int archiveBytes,
        int entries,
        int binaryBytes,
        int signatureBytes,
        int keys,
        int signatures,
        int textLength,
        boolean extraEntries) {

    /// What phones accept at most, and extra entries ignored.
    public static final ExportLimits DEFAULT =
            new ExportLimits(16 << 20, 16, 64 << 20, 64 << 10, 750_000, 32, 256, true);

    public ExportLimits {
        if (archiveBytes < 1 || entries < 1 || binaryBytes < 1 || signatureBytes < 1) {
            throw new IllegalArgumentException("limits of sizes and entries are positive");
        }
        if (keys < 1 || signatures < 1 || textLength < 1) {
            throw new IllegalArgumentException("limits of counts and lengths are positive");
        }
    }

    /// The same limits with extra entries refused.
    public ExportLimits withoutExtraEntries() {
        return new ExportLimits(
                archiveBytes,
                entries,
                binaryBytes,
                signatureBytes,
                keys,
                signatures,
                textLength,
                false);
    }

    /// The same limits for archives of up to `bytes` bytes.
    public ExportLimits withArchiveBytes(int bytes) {
        return new ExportLimits(
                bytes,
                entries,
                binaryBytes,
                signatureBytes,
                keys,
                signatures,
                textLength,
                extraEntries);
    }
}
