package org.enkeyserver.common.config.edit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a signature info must be like.
final class SignatureInfoRules implements EntryRule<SignatureInfoEntry> {

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.]+");
    private static final Pattern KEY_VERSION = Pattern.compile("[A-Za-z0-9_]+");

    private final Instant now;
    private final Set<String> needed;

    /// @param needed names that ended exports still refer to: these are kept
    SignatureInfoRules(Instant now, Set<String> needed) {
        this.now = now;
        this.needed = Set.copyOf(needed);
    }

    @Override
    public String identity(SignatureInfoEntry entry) {
        return entry.naturalName();
    }

    @Override
    public SignatureInfoEntry check(
            SignatureInfoEntry wanted, @Nullable SignatureInfoEntry before, Findings findings) {
        findings.refuse(
                wanted.signingKey().isEmpty(),
                "signingKey",
                "signing key cannot be empty for a signature info");
        findings.refuse(
                !KEY_ID.matcher(wanted.keyId()).matches(),
                "keyId",
                "a key id is letters, digits, dots and underscores, normally the mobile country"
                        + " code, such as 310");
        findings.refuse(
                !KEY_VERSION.matcher(wanted.keyVersion()).matches(),
                "keyVersion",
                "a key version is letters, digits and underscores, such as v1");
        Instant from =
                Moments.start(
                        wanted.effectiveFrom(),
                        before == null ? null : before.effectiveFrom(),
                        now);
        Instant thru = Moments.end(wanted.thru());
        findings.refuse(
                thru != null && !thru.isAfter(from), "thru", "it must end after it takes effect");
        return new SignatureInfoEntry(
                wanted.keyId(), wanted.keyVersion(), wanted.signingKey(), from, thru);
    }

    @Override
    public Optional<SignatureInfoEntry> leftOut(SignatureInfoEntry before) {
        return Optional.of(before).filter(info -> needed.contains(info.naturalName()));
    }
}
