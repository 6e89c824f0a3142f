package org.enkeyserver.tools.phone;

/// Opens a downloaded archive, with nothing but the public key to trust.
@FunctionalInterface
public interface ArchiveReader {

    /// Opens one archive.
    ///
    /// @throws org.enkeyserver.tools.ToolException when the archive is malformed or its signature
    ///   does not verify
    DownloadedExport read(String line, byte[] archive);
}
