package org.enkeyserver.common.exportfile;

/// What phones know a signing key by.
///
/// @param keyId `verification_key_id`, normally the mobile country code; empty when absent
/// @param keyVersion `verification_key_version`; empty when absent
public record SignatureNames(String keyId, String keyVersion) {}
