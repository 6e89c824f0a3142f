package org.enkeyserver.common.config.edit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The one place that decides whether a configuration is allowed.
final class ConfigurationRules {

    private final ConfigurationState before;
    private final Instant now;

    ConfigurationRules(ConfigurationState before, Instant now) {
        this.before = before;
        this.now = now;
    }

    /// What the configuration will be. Of no use when `findings` has violations.
    ConfigurationState check(ConfigurationDocument wanted, Findings findings) {
        Section<HealthAuthorityEntry> authorities =
                Section.merge(
                        "healthAuthorities",
                        wanted.healthAuthorities(),
                        before.healthAuthorities(),
                        new HealthAuthorityRules(now),
                        findings);
        Section<UploadClientEntry> clients =
                Section.merge(
                        "uploadClients",
                        wanted.uploadClients(),
                        before.uploadClients(),
                        new UploadClientRules(),
                        findings);
        Section<ExportEntry> exports =
                Section.merge(
                        "exports",
                        wanted.exports(),
                        before.exports(),
                        new ExportRules(now),
                        findings);
        Section<SignatureInfoEntry> infos =
                Section.merge(
                        "signatureInfos",
                        wanted.signatureInfos(),
                        before.signatureInfos(),
                        new SignatureInfoRules(now, neededByEndedExports(exports)),
                        findings);
        Section<ImporterEntry> importers =
                Section.merge(
                        "importers",
                        wanted.importers(),
                        before.importers(),
                        new ImporterRules(now),
                        findings);
        Section<MirrorEntry> mirrors =
                Section.merge(
                        "mirrors", wanted.mirrors(), before.mirrors(), new MirrorRules(), findings);
        checkAuthoritiesExist(clients, authorities, findings);
        checkSigners(exports, infos, findings);
        checkPlaces(exports, mirrors, findings);
        return new ConfigurationState(
                clients.entries(),
                authorities.entries(),
                infos.entries(),
                exports.entries(),
                importers.entries(),
                mirrors.entries());
    }

    /// The last files of an export may still have to be signed after it ended.
    private Set<String> neededByEndedExports(Section<ExportEntry> exports) {
        return exports.entries().stream()
                .filter(export -> !exports.isInDocument(export) && hasEnd(export))
                .flatMap(export -> export.signatureInfos().stream())
                .collect(Collectors.toSet());
    }

    private boolean hasEnd(ExportEntry export) {
        return export.isOverAt(now)
                || (export.thru() != null && export.thru().equals(export.from()));
    }

    private static void checkAuthoritiesExist(
            Section<UploadClientEntry> clients,
            Section<HealthAuthorityEntry> authorities,
            Findings findings) {
        Set<String> issuers =
                authorities.entries().stream()
                        .map(HealthAuthorityEntry::issuer)
                        .collect(Collectors.toSet());
        for (UploadClientEntry client : clients.entries()) {
            client.healthAuthorities().stream()
                    .filter(issuer -> !issuers.contains(issuer))
                    .forEach(issuer ->
                            findings.refuse(
                                    clients.pathOf(
                                            client, "healthAuthorities", "healthAuthorities"),
                                    "upload client '%s' refers to the health authority '%s', which is not there"
                                            .formatted(client.name(), issuer)));
        }
    }

    private void checkSigners(
            Section<ExportEntry> exports, Section<SignatureInfoEntry> infos, Findings findings) {
        Map<String, SignatureInfoEntry> byName = new HashMap<>();
        infos.entries().forEach(info -> byName.put(info.naturalName(), info));
        for (ExportEntry export : exports.entries()) {
            String path = exports.pathOf(export, "signatureInfos", "signatureInfos");
            List<String> missing =
                    export.signatureInfos().stream()
                            .filter(name -> !byName.containsKey(name))
                            .toList();
            missing.forEach(name ->
                    findings.refuse(
                            path,
                            "export '%s' refers to the signature info '%s', which is not there"
                                    .formatted(export.naturalName(), name)));
            boolean unsigned =
                    export.signatureInfos().stream()
                            .map(byName::get)
                            .noneMatch(info -> info != null && info.signsAt(now));
            findings.refuse(
                    missing.isEmpty()
                            && unsigned
                            && !export.signatureInfos().isEmpty()
                            && !hasEnd(export),
                    path,
                    "export '%s' has no signature info that still signs"
                            .formatted(export.naturalName())); // B-10
        }
    }

    private static void checkPlaces( // M-19
            Section<ExportEntry> exports, Section<MirrorEntry> mirrors, Findings findings) {
        Map<String, String> taken = new HashMap<>();
        exports.entries()
                .forEach(export ->
                        taken.put(export.place(), "export '" + export.naturalName() + "'"));
        for (MirrorEntry mirror : mirrors.entries()) {
            String other = taken.putIfAbsent(mirror.place(), "mirror '" + mirror.name() + "'");
            findings.refuse(
                    other != null,
                    mirrors.pathOf(mirror, "filenameRoot", "exports"),
                    "mirror '%s' would write where %s writes".formatted(mirror.name(), other));
        }
    }
}
