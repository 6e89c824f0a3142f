package org.enkeyserver.exposure.revision;

import java.util.Optional;

/// The revision keys of this moment, unwrapped.
///
/// Answers come from memory in all but the first call, so that a token can be sealed without
/// waiting. Safe for threads. A key manager or a database that is away, and no known keys from
/// before, is thrown: it says nothing about a token.
public interface RevisionKeys {

    /// The newest allowed key, which seals new tokens.
    ///
    /// @throws RevisionKeysUnavailableException when no key can be used
    RevisionKey effective();

    /// The allowed key of a number, or empty when it was destroyed or never existed.
    ///
    /// @throws RevisionKeysUnavailableException when the key is allowed but cannot be opened now,
    ///   or no key can be used
    Optional<RevisionKey> allowed(long kid);
}
