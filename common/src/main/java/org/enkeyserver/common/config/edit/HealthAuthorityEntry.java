package org.enkeyserver.common.config.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A health authority in a document.
///
/// @param jwksUri where its keys are published; null when they are kept by hand
/// @param statsEnabled on when missing
/// @param keys when missing, its keys are left as they are
public record HealthAuthorityEntry(
        String issuer,
        String audience,
        String name,
        @Nullable String jwksUri,
        @Nullable Boolean statsEnabled,
        @Nullable List<HealthAuthorityKeyEntry> keys)
        implements Entry {

    public HealthAuthorityEntry {
        issuer = Defaults.text(issuer);
        audience = Defaults.text(audience);
        name = Defaults.text(name);
        jwksUri = jwksUri == null || jwksUri.isBlank() ? null : jwksUri.strip();
        statsEnabled = statsEnabled == null || statsEnabled;
        keys = keys == null ? null : List.copyOf(keys);
    }

    @Override
    public String naturalName() {
        return issuer;
    }

    /// Its keys, none when the document does not name them.
    List<HealthAuthorityKeyEntry> knownKeys() {
        return Defaults.list(keys);
    }
}
