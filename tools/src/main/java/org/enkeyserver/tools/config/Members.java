package org.enkeyserver.tools.config;

import java.util.List;
import org.enkeyserver.tools.config.ConfigAnswer.Change;
import org.enkeyserver.tools.config.ConfigAnswer.Finding;
import org.jspecify.annotations.Nullable;

/// An answer as it comes over the wire; each kind of answer has only some of the members.
record Members(
        @Nullable Long version,
        @Nullable List<Change> changes,
        @Nullable List<Finding> notes,
        @Nullable String error,
        @Nullable List<Finding> violations) {

    ConfigAnswer of(String body) {
        return new ConfigAnswer(
                version == null ? 0 : version,
                changes == null ? List.of() : changes,
                notes == null ? List.of() : notes,
                error == null ? "" : error,
                violations == null ? List.of() : violations,
                body.strip());
    }
}
