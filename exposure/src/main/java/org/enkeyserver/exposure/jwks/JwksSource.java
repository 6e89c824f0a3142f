package org.enkeyserver.exposure.jwks;

/// An authority that publishes its keys.
///
/// @param uri address of the document
record JwksSource(long healthAuthorityId, String name, String uri) {}
