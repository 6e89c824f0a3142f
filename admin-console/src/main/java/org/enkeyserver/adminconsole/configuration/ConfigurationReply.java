package org.enkeyserver.adminconsole.configuration;

import java.util.List;
import org.enkeyserver.common.config.edit.Change;
import org.enkeyserver.common.config.edit.Violation;

/// What the API answers to a document.
sealed interface ConfigurationReply {

    /// What is changed, or would be.
    ///
    /// @param version number of the configuration
    /// @param applied whether the changes are made, or only planned
    /// @param notes what is allowed but worth a word
    record Changes(long version, boolean applied, List<Change> changes, List<Violation> notes)
            implements ConfigurationReply {}

    /// Why nothing was changed.
    ///
    /// @param error what is wrong, in a sentence
    /// @param violations where and why
    record Failure(String error, List<Violation> violations) implements ConfigurationReply {

        Failure(String error) {
            this(error, List.of());
        }
    }
}
