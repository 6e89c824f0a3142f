package org.enkeyserver.tools.upload;

/// What a broken row means.
enum Priority {
    /// Breaks a mainstream client.
    A,
    /// Breaks some client or a documented rule.
    B,
    /// Costs robustness or privacy; told, but no reason to refuse a server.
    C
}
