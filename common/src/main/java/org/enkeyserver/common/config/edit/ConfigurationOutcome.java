package org.enkeyserver.common.config.edit;

import java.util.List;

/// How planning or applying a document ended.
public sealed interface ConfigurationOutcome {

    /// What it would do; nothing was changed.
    ///
    /// @param version number of the configuration the plan starts from
    record Planned(long version, ConfigurationPlan plan) implements ConfigurationOutcome {}

    /// It is done.
    ///
    /// @param version number of the configuration from now on
    record Applied(long version, ConfigurationPlan plan) implements ConfigurationOutcome {}

    /// The document breaks rules; nothing was changed.
    record Refused(List<Violation> violations) implements ConfigurationOutcome {}

    /// Somebody else changed the configuration in between; nothing was changed.
    ///
    /// @param version number of the configuration as it is
    record Conflict(long version) implements ConfigurationOutcome {}
}
