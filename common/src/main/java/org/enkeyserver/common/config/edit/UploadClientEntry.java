package org.enkeyserver.common.config.edit;

import java.util.List;

/// An upload client in a document.
///
/// @param healthAuthorities issuers of the authorities whose certificates it may present
public record UploadClientEntry(
        String name,
        List<String> regions,
        List<String> healthAuthorities,
        boolean bypassCertificate,
        boolean bypassRevisionToken)
        implements Entry {

    public UploadClientEntry {
        name = Defaults.text(name);
        regions = Defaults.list(regions);
        healthAuthorities = Defaults.list(healthAuthorities);
    }

    @Override
    public String naturalName() {
        return name;
    }
}
