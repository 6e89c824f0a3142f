package org.enkeyserver.common.config;

import java.time.Instant;
import java.util.Optional;

/// A signing key of exports and the names phones know it by.
///
/// @param signingKey reference of the key for `Signers`
/// @param keyId written as `verification_key_id`, normally the mobile country code
/// @param keyVersion written as `verification_key_version`
/// @param effectiveFrom newest first is the order in a file
/// @param thru the key no longer signs from here on; empty without end
public record SignatureInfo(
        long id,
        String signingKey,
        String keyId,
        String keyVersion,
        Instant effectiveFrom,
        Optional<Instant> thru) {

    public boolean signsAt(Instant now) {
        return thru.map(end -> !end.isBefore(now)).orElse(true);
    }
}
