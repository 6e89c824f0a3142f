package org.enkeyserver.common.config.edit;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an upload client must be like.
final class UploadClientRules implements EntryRule<UploadClientEntry> {

    @Override
    public String identity(UploadClientEntry entry) {
        return entry.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public UploadClientEntry check(
            UploadClientEntry wanted, @Nullable UploadClientEntry before, Findings findings) {
        UploadClientEntry client =
                new UploadClientEntry(
                        identity(wanted),
                        Regions.normalised(wanted.regions(), "regions", findings),
                        wanted.healthAuthorities().stream()
                                .map(String::strip)
                                .distinct()
                                .sorted()
                                .toList(),
                        wanted.bypassCertificate(),
                        wanted.bypassRevisionToken());
        findings.refuse(client.name().isEmpty(), "name", "Health Authority ID cannot be empty");
        findings.refuse(client.name().length() > 256, "name", "a name has at most 256 characters");
        findings.refuse(client.regions().isEmpty(), "regions", "Regions list cannot be empty");
        findings.refuse(
                client.healthAuthorities().isEmpty() && !client.bypassCertificate(),
                "healthAuthorities",
                "it needs a health authority, otherwise every upload would be refused");
        if (client.bypassCertificate()) {
            findings.note(
                    "bypassCertificate",
                    "keys of this app count without a certificate, where the server allows that");
        }
        if (client.bypassRevisionToken()) {
            findings.note(
                    "bypassRevisionToken",
                    "whoever knows a key of this app may revise it, where the server allows that");
        }
        return client;
    }

    @Override
    public Optional<UploadClientEntry> leftOut(UploadClientEntry before) {
        return Optional.empty();
    }
}
