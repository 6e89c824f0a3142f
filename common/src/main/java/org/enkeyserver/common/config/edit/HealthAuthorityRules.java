package org.enkeyserver.common.config.edit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a health authority and its keys must be like.
final class HealthAuthorityRules implements EntryRule<HealthAuthorityEntry> {

    private static final int LONGEST = 1024;

    private final Instant now;

    HealthAuthorityRules(Instant now) {
        this.now = now;
    }

    @Override
    public String identity(HealthAuthorityEntry entry) {
        return entry.issuer();
    }

    @Override
    public HealthAuthorityEntry check(
            HealthAuthorityEntry wanted, @Nullable HealthAuthorityEntry before, Findings findings) {
        findings.refuse(wanted.issuer().isEmpty(), "issuer", "issuer cannot be empty");
        findings.refuse(
                wanted.issuer().length() > LONGEST,
                "issuer",
                "an issuer has at most " + LONGEST + " characters");
        findings.refuse(wanted.audience().isEmpty(), "audience", "audience cannot be empty");
        findings.refuse(wanted.name().isEmpty(), "name", "name cannot be empty");
        if (wanted.jwksUri() != null) {
            WebAddress.check(wanted.jwksUri(), "jwksUri", findings);
        }
        List<HealthAuthorityKeyEntry> keys = keys(wanted, before, findings);
        if (wanted.jwksUri() == null && keys.stream().noneMatch(this::isInUse)) {
            findings.note("keys", "without a key in use none of its certificates is accepted");
        }
        if (wanted.jwksUri() == null
                && keys.stream().anyMatch(key -> key.isFromJwks() && isInUse(key))) {
            findings.note(
                    "jwksUri",
                    "its JWKS keys stay valid; name them under keys with a thru to end them");
        }
        return new HealthAuthorityEntry(
                wanted.issuer(),
                wanted.audience(),
                wanted.name(),
                wanted.jwksUri(),
                wanted.statsEnabled(),
                keys);
    }

    @Override
    public Optional<HealthAuthorityEntry> leftOut(HealthAuthorityEntry before) {
        return Optional.empty();
    }

    private List<HealthAuthorityKeyEntry> keys(
            HealthAuthorityEntry wanted, @Nullable HealthAuthorityEntry before, Findings findings) {
        List<HealthAuthorityKeyEntry> known = before == null ? List.of() : before.knownKeys();
        if (wanted.keys() == null) {
            return known;
        }
        Set<String> seen = new TreeSet<>();
        List<HealthAuthorityKeyEntry> keys = new ArrayList<>();
        for (int index = 0; index < wanted.knownKeys().size(); index++) {
            HealthAuthorityKeyEntry key = wanted.knownKeys().get(index);
            Findings at = findings.at("keys", index);
            at.refuse(!seen.add(key.version()), "version", "this version is there twice");
            if (key.source() == null) {
                keys.add(check(key, known, at));
            } else {
                at.refuse(!key.isFromJwks(), "source", "a source is manual or jwks");
            }
        }
        Set<String> named =
                keys.stream().map(HealthAuthorityKeyEntry::version).collect(Collectors.toSet());
        // What a document says of a JWKS key is never applied: an old one would undo revocations.
        known.stream()
                .filter(key -> !named.contains(key.version()))
                .map(key -> key.isFromJwks() ? key : revoked(key))
                .forEach(keys::add);
        keys.sort(Comparator.comparing(HealthAuthorityKeyEntry::version));
        return keys;
    }

    private HealthAuthorityKeyEntry check(
            HealthAuthorityKeyEntry wanted, List<HealthAuthorityKeyEntry> known, Findings at) {
        HealthAuthorityKeyEntry before =
                known.stream()
                        .filter(key -> key.version().equals(wanted.version()))
                        .findFirst()
                        .orElse(null);
        // An operator takes a JWKS key over without having its PEM at hand.
        String publicKey =
                wanted.publicKey().isEmpty() && before != null && before.isFromJwks()
                        ? before.publicKey()
                        : wanted.publicKey();
        at.refuse(wanted.version().isEmpty(), "version", "version cannot be empty");
        HealthAuthorityKeyEntry key =
                new HealthAuthorityKeyEntry(
                        wanted.version(),
                        Moments.start(wanted.from(), before == null ? null : before.from(), now),
                        Moments.end(wanted.thru()),
                        PublicKeys.normalised(publicKey, "publicKey", at),
                        null);
        Moments.checkOrder(key.from(), key.thru(), "thru", at);
        return key;
    }

    /// A key that is left out is revoked, not forgotten. A key of the future ends as it starts. //
    /// J05
    private HealthAuthorityKeyEntry revoked(HealthAuthorityKeyEntry key) {
        return new HealthAuthorityKeyEntry(
                key.version(),
                key.from(),
                Moments.endedAt(key.from(), key.thru(), now),
                key.publicKey(),
                null);
    }

    private boolean isInUse(HealthAuthorityKeyEntry key) {
        return key.thru() == null || key.thru().isAfter(now);
    }
}
