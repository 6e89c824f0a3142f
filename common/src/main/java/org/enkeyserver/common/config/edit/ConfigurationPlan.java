package org.enkeyserver.common.config.edit;

import java.util.List;

/// What applying a document does.
///
/// @param changes none when everything is as wanted already
/// @param notes what is allowed but worth a word
public record ConfigurationPlan(List<Change> changes, List<Violation> notes) {

    public ConfigurationPlan {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }
}
