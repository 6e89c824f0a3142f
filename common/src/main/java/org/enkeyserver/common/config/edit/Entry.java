package org.enkeyserver.common.config.edit;

/// One thing in a configuration document.
///
/// Members that are missing in a document are empty texts or empty lists here, so that the rules
/// can name them all; only members that may be left out are `null`.
sealed interface Entry
        permits UploadClientEntry,
                HealthAuthorityEntry,
                SignatureInfoEntry,
                ExportEntry,
                ImporterEntry,
                MirrorEntry {

    /// What it is known by: entries with the same name are the same thing, before and after.
    String naturalName();
}
