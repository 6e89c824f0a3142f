package org.enkeyserver.exposure.jwks;

/// A key in a JWKS document.
///
/// @param kid header `kid` of the certificates that it verifies
/// @param publicKeyPem a P-256 key in the spelling of `EcKeys`
record PublishedKey(String kid, String publicKeyPem) {}
