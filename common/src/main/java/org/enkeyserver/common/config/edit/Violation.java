package org.enkeyserver.common.config.edit;

import org.jspecify.annotations.Nullable;

/// A place in a document and a sentence about it.
///
/// @param path such as `exports[0].period`; empty for the document as a whole
/// @param line counted from 1; null where the document has no text
public record Violation(String path, @Nullable Integer line, String message) {}
