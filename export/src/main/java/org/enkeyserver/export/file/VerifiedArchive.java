package org.enkeyserver.export.file;

import org.enkeyserver.common.exportfile.Sha256Digest;

/// An archive that was read back from the blob store and whose signatures hold.
///
/// Only [ArchiveCheck] makes one, and only such an archive can be recorded. // S-21
///
/// @param sha256 digest of the archive
/// @param size its length in bytes
record VerifiedArchive(Sha256Digest sha256, long size) {}
