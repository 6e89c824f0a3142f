package org.enkeyserver.common.config.edit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an importer and its public keys must be like.
final class ImporterRules implements EntryRule<ImporterEntry> {

    private final Instant now;

    ImporterRules(Instant now) {
        this.now = now;
    }

    @Override
    public String identity(ImporterEntry entry) {
        return entry.indexUrl();
    }

    @Override
    public ImporterEntry check(
            ImporterEntry wanted, @Nullable ImporterEntry before, Findings findings) {
        WebAddress.check(wanted.indexUrl(), "indexUrl", findings);
        WebAddress.check(wanted.rootUrl(), "rootUrl", findings);
        findings.refuse(wanted.region().isEmpty(), "region", "region cannot be blank");
        List<ImporterKeyEntry> keys = keys(wanted, before, findings);
        if (keys.stream().noneMatch(key -> key.thru() == null || key.thru().isAfter(now))) {
            findings.note("publicKeys", "without a key in use no file can be verified");
        }
        ImporterEntry importer =
                new ImporterEntry(
                        wanted.indexUrl(),
                        wanted.rootUrl(),
                        Regions.normalised(wanted.region(), "region", findings),
                        wanted.travelers(),
                        Moments.start(wanted.from(), before == null ? null : before.from(), now),
                        Moments.end(wanted.thru()),
                        keys);
        Moments.checkOrder(importer.from(), importer.thru(), "thru", findings);
        return importer;
    }

    @Override
    public Optional<ImporterEntry> leftOut(ImporterEntry before) {
        return Optional.of(
                before.isOverAt(now)
                        ? before
                        : before.endingAt(Moments.endedAt(before.from(), before.thru(), now)));
    }

    private List<ImporterKeyEntry> keys(
            ImporterEntry wanted, @Nullable ImporterEntry before, Findings findings) {
        List<ImporterKeyEntry> known = before == null ? List.of() : before.knownKeys();
        if (wanted.publicKeys() == null) {
            return known;
        }
        Set<String> seen = new TreeSet<>();
        List<ImporterKeyEntry> keys = new ArrayList<>();
        for (int index = 0; index < wanted.knownKeys().size(); index++) {
            ImporterKeyEntry key = wanted.knownKeys().get(index);
            Findings at = findings.at("publicKeys", index);
            at.refuse(
                    !seen.add(key.naturalName()), "keyVersion", "this key version is there twice");
            keys.add(check(key, known, at));
        }
        known.stream()
                .filter(key -> !seen.contains(key.naturalName()))
                .map(key ->
                        new ImporterKeyEntry(
                                key.keyId(),
                                key.keyVersion(),
                                key.from(),
                                Moments.endedAt(key.from(), key.thru(), now),
                                key.publicKey()))
                .forEach(keys::add);
        keys.sort(Comparator.comparing(ImporterKeyEntry::naturalName));
        return keys;
    }

    private ImporterKeyEntry check(
            ImporterKeyEntry wanted, List<ImporterKeyEntry> known, Findings at) {
        Instant before =
                known.stream()
                        .filter(key -> key.naturalName().equals(wanted.naturalName()))
                        .map(ImporterKeyEntry::from)
                        .findFirst()
                        .orElse(null);
        at.refuse(wanted.keyId().isEmpty(), "keyId", "keyId cannot be empty");
        ImporterKeyEntry key =
                new ImporterKeyEntry(
                        wanted.keyId(),
                        wanted.keyVersion(),
                        Moments.start(wanted.from(), before, now),
                        Moments.end(wanted.thru()),
                        PublicKeys.normalised(wanted.publicKey(), "publicKey", at));
        Moments.checkOrder(key.from(), key.thru(), "thru", at);
        return key;
    }
}
