package org.enkeyserver.exposure.revision;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.store.KnownKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.revision.RevisionJudgement.Permitted;
import org.enkeyserver.exposure.revision.RevisionJudgement.Refused;
import org.jspecify.annotations.Nullable;

/// Decides whether an upload may touch the stored keys among its own, and to what end.
///
/// Token, upload and stored row must agree on a key's times, all three (S-12). One forbidden key
/// refuses the whole upload. Holds no state.
public final class RevisionRules {

    private final boolean allowPartial;

    public RevisionRules(RevisionSettings settings) {
        allowPartial = settings.allowPartial();
    }

    /// Judges the whole upload.
    ///
    /// @param known the stored ones among the keys of the claim, in the order of their bytes: the
    ///   first that is refused decides
    public RevisionJudgement judge(RevisionClaim claim, Collection<KnownKey> known) {
        if (claim.tokenRequired() && !known.isEmpty()) {
            Optional<RevisionRefusal> unusable = withoutToken(claim.token());
            if (unusable.isPresent()) {
                return new Refused(unusable.get());
            }
        }
        Map<TemporaryExposureKey, RevisableKey> proven = claim.proven();
        Set<TemporaryExposureKey> revised = new HashSet<>();
        Set<TemporaryExposureKey> unchanged = new HashSet<>();
        Set<TemporaryExposureKey> dropped = new HashSet<>();
        for (KnownKey stored : known) {
            if (claim.tokenRequired()) {
                if (!agrees(stored, claim.sent().get(stored.tek()))) {
                    return new Refused(new RevisionRefusal.NotProven());
                }
                boolean named = proven.containsKey(stored.tek());
                if (!named && allowPartial) {
                    dropped.add(stored.tek());
                    continue;
                }
                if (!agrees(stored, proven.get(stored.tek()))) {
                    return new Refused(new RevisionRefusal.NotProven());
                }
            }
            switch (Transition.of(stored, claim)) {
                case Transition.Unchanged same -> unchanged.add(stored.tek());
                case Transition.Revised change -> revised.add(stored.tek());
                case Transition.Refused(RevisionRefusal why) -> {
                    return new Refused(why);
                }
            }
        }
        return new Permitted(revised, unchanged, dropped);
    }

    private static Optional<RevisionRefusal> withoutToken(OpenedToken token) {
        return switch (token) {
            case OpenedToken.None none -> Optional.of(new RevisionRefusal.NoToken());
            case OpenedToken.Unusable unusable -> Optional.of(new RevisionRefusal.NotProven());
            case OpenedToken.Usable usable -> Optional.empty();
        };
    }

    private static boolean agrees(KnownKey stored, @Nullable RevisableKey other) {
        return other != null
                && other.rollingStart() == stored.rollingStart().value()
                && other.rollingPeriod() == stored.rollingPeriod().intervals();
    }
}
