package org.enkeyserver.tools.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server answers to a document.
///
/// @param error empty when the document is in order
/// @param json the answer as it came
record ConfigAnswer(
        long version,
        List<Change> changes,
        List<Finding> notes,
        String error,
        List<Finding> violations,
        String json) {

    boolean isRefused() {
        return !error.isEmpty();
    }

    record Change(String action, String section, String name, List<Field> fields) {}

    record Field(String field, String before, String after) {}

    record Finding(String path, @Nullable Integer line, String message) {}
}
