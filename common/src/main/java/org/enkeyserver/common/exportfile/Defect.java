package org.enkeyserver.common.exportfile;

/// What can be wrong with an export archive or an index.
public enum Defect {
    /// The archive is larger than allowed.
    ARCHIVE_TOO_LARGE,
    /// The bytes are not a zip archive, or not a whole one.
    NOT_A_ZIP,
    /// Local headers, central directory and contents of the zip do not agree.
    INCONSISTENT_ZIP,
    /// ZIP64, encryption or a compression method that phones do not read.
    UNSUPPORTED_ZIP_FEATURE,
    /// Bytes before, between or after the parts of the zip.
    STRAY_BYTES,
    /// More entries than allowed.
    TOO_MANY_ENTRIES,
    /// Two entries of one name.
    DUPLICATE_ENTRY,
    /// An entry name with a path, or a directory.
    UNSAFE_ENTRY_NAME,
    /// An entry besides `export.bin` and `export.sig`; only a strict reader minds.
    EXTRA_ENTRY,
    /// There is no `export.bin`.
    MISSING_BINARY,
    /// There is no `export.sig`.
    MISSING_SIGNATURES,
    /// `export.bin` inflates to more than allowed.
    BINARY_TOO_LARGE,
    /// `export.sig` inflates to more than allowed.
    SIGNATURES_TOO_LARGE,
    /// `export.bin` does not begin with `EK Export v1` and four spaces.
    UNKNOWN_PREFIX,
    /// The protobuf message ends in the middle of a field.
    TRUNCATED_MESSAGE,
    /// A number is encoded in more bytes than it can have, or does not fit its field.
    INVALID_VARINT,
    /// A field that must not be negative is.
    NEGATIVE_NUMBER,
    /// A field has the wrong wire type, a field number is zero, or a group is used.
    INVALID_FIELD,
    /// A text or byte field is longer than allowed, or no UTF-8.
    INVALID_TEXT,
    /// A key is not 16 bytes or missing.
    WRONG_KEY_LENGTH,
    /// More keys than allowed.
    TOO_MANY_KEYS,
    /// More signature infos or signatures than allowed.
    TOO_MANY_SIGNATURES,
    /// The index is larger than allowed.
    INDEX_TOO_LARGE,
    /// The index holds bytes that are not plain text.
    INDEX_NOT_TEXT
}
