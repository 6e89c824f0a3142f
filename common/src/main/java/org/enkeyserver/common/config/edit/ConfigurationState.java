package org.enkeyserver.common.config.edit;

import java.util.Comparator;
import java.util.List;

/// The whole configuration as it is, or as it will be: every section complete, in a fixed order.
record ConfigurationState(
        List<UploadClientEntry> uploadClients,
        List<HealthAuthorityEntry> healthAuthorities,
        List<SignatureInfoEntry> signatureInfos,
        List<ExportEntry> exports,
        List<ImporterEntry> importers,
        List<MirrorEntry> mirrors) {

    ConfigurationState {
        uploadClients = sorted(uploadClients);
        healthAuthorities = sorted(healthAuthorities);
        signatureInfos = sorted(signatureInfos);
        exports = sorted(exports);
        importers = sorted(importers);
        mirrors = sorted(mirrors);
    }

    ConfigurationDocument toDocument() {
        return new ConfigurationDocument(
                uploadClients, healthAuthorities, signatureInfos, exports, importers, mirrors);
    }

    private static <T extends Entry> List<T> sorted(List<T> entries) {
        return entries.stream().sorted(Comparator.comparing(Entry::naturalName)).toList();
    }
}
