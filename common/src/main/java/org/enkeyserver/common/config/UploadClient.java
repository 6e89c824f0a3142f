package org.enkeyserver.common.config;

import java.util.Set;

/// An app that may upload keys ("authorized app").
///
/// @param name lower-case; what phones send as `healthAuthorityID`
/// @param regions upper-case regions its keys belong to; may be empty where a default region is set
/// @param healthAuthorityIds the authorities whose certificates it may present
/// @param bypassCertificate keys are taken even when the certificate is not valid
/// @param bypassRevisionToken stored keys are revised even without a token
public record UploadClient(
        String name,
        Set<String> regions,
        Set<Long> healthAuthorityIds,
        boolean bypassCertificate,
        boolean bypassRevisionToken) {

    public UploadClient {
        regions = Set.copyOf(regions);
        healthAuthorityIds = Set.copyOf(healthAuthorityIds);
    }
}
