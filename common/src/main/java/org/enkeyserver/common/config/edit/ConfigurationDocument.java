package org.enkeyserver.common.config.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator wants: each section that is there is complete, each that is missing is left as
/// it is.
public record ConfigurationDocument(
        @Nullable List<UploadClientEntry> uploadClients,
        @Nullable List<HealthAuthorityEntry> healthAuthorities,
        @Nullable List<SignatureInfoEntry> signatureInfos,
        @Nullable List<ExportEntry> exports,
        @Nullable List<ImporterEntry> importers,
        @Nullable List<MirrorEntry> mirrors) {

    /// A document that leaves everything as it is.
    public static ConfigurationDocument empty() {
        return new ConfigurationDocument(null, null, null, null, null, null);
    }
}
