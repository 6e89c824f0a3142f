package org.enkeyserver.common.config.edit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/// One thing that applying a document does.
///
/// @param section such as `exports`
/// @param name what it is known by
/// @param fields what differs
public record Change(Action action, String section, String name, List<FieldChange> fields) {

    public Change {
        fields = List.copyOf(fields);
    }

    /// What happens to a thing.
    public enum Action {
        CREATE,
        CHANGE,
        /// Stays on record, with an end.
        END,
        REMOVE;

        /// The word in answers.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A member before and after; empty where there is none.
    public record FieldChange(String field, String before, String after) {}
}
