package org.enkeyserver.common.config.edit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another server whose exports are imported.
///
/// @param indexUrl its index; also the name of the importer
/// @param rootUrl what the lines of the index are appended to
/// @param region region given to the keys
/// @param travelers whether all its keys count as travelers' keys
/// @param from when missing, the moment it is added
/// @param thru null without end
/// @param publicKeys when missing, its keys are left as they are
public record ImporterEntry(
        String indexUrl,
        String rootUrl,
        String region,
        boolean travelers,
        @Nullable Instant from,
        @Nullable Instant thru,
        @Nullable List<ImporterKeyEntry> publicKeys)
        implements Entry {

    public ImporterEntry {
        indexUrl = Defaults.text(indexUrl);
        rootUrl = Defaults.text(rootUrl);
        region = Defaults.text(region);
        publicKeys = publicKeys == null ? null : List.copyOf(publicKeys);
    }

    @Override
    public String naturalName() {
        return indexUrl;
    }

    List<ImporterKeyEntry> knownKeys() {
        return Defaults.list(publicKeys);
    }

    boolean isOverAt(Instant now) {
        return thru != null && !thru.isAfter(now);
    }

    ImporterEntry endingAt(Instant end) {
        return new ImporterEntry(indexUrl, rootUrl, region, travelers, from, end, publicKeys);
    }
}
