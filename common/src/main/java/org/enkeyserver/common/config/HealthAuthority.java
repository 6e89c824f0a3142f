package org.enkeyserver.common.config;

import java.util.List;

/// An issuer of verification certificates, with its keys.
///
/// @param issuer the claim `iss`, compared exactly
/// @param audience the claim `aud`, compared exactly
public record HealthAuthority(
        long id,
        String issuer,
        String audience,
        String name,
        boolean statsEnabled,
        List<HealthAuthorityKey> keys) {

    public HealthAuthority {
        keys = List.copyOf(keys);
    }
}
