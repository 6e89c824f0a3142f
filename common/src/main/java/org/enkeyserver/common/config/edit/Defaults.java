package org.enkeyserver.common.config.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands for a member that a document leaves out.
final class Defaults {

    private Defaults() {}

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /// Text of several lines, such as a PEM block: ends with one line feed.
    static String block(@Nullable String value) {
        String text = text(value).replace("\r", "");
        return text.isEmpty() ? text : text + "\n";
    }

    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
