package org.enkeyserver.common.exportfile;

/// What a finished archive holds.
///
/// @param digest SHA-256 of the uncompressed `export.bin`, the value that was signed
/// @param keys number of keys
/// @param revisedKeys number of revised keys
public record WrittenExport(Sha256Digest digest, int keys, int revisedKeys) {}
