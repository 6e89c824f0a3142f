package org.enkeyserver.exposure.jwks;

/// What a document changes of the stored keys.
sealed interface JwksChange {

    /// A key never seen.
    record Add(PublishedKey key) implements JwksChange {}

    /// A `kid` that named another key until now. // D23
    record Replace(PublishedKey key) implements JwksChange {}

    /// A revoked key that is back. // D23
    record Reinstate(String version) implements JwksChange {}

    /// A key that was missing and is there.
    record Found(String version) implements JwksChange {}

    /// A live key that is not there.
    ///
    /// @param times in a row, this one included
    record Missed(String version, int times) implements JwksChange {}

    /// A live key that was not there too often.
    record Revoke(String version) implements JwksChange {}
}
