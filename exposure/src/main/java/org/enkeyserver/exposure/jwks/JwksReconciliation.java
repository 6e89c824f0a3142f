package org.enkeyserver.exposure.jwks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.exposure.jwks.JwksChange.Add;
import org.enkeyserver.exposure.jwks.JwksChange.Found;
import org.enkeyserver.exposure.jwks.JwksChange.Missed;
import org.enkeyserver.exposure.jwks.JwksChange.Reinstate;
import org.enkeyserver.exposure.jwks.JwksChange.Replace;
import org.enkeyserver.exposure.jwks.JwksChange.Revoke;

/// Compares a document with the stored keys of its authority.
///
/// Keys kept by hand are never touched, and a published key that an operator keeps under any
/// version is left to the operator: one ended by hand does not return. A live key is missing when
/// its material is nowhere in the document, whatever the `kid`; three good documents in a row
/// without it revoke it. An empty document, or one with fewer than half as many keys as are live,
/// is doubtful: it adds and reinstates keys but takes none away, however often it comes (D24).
///
/// @param isDoubtful whether the document is empty or suddenly smaller
/// @param conflicts published keys whose `kid` belongs to another key, kept by hand
record JwksReconciliation(List<JwksChange> changes, boolean isDoubtful, int conflicts) {

    static final int MISSES_THAT_REVOKE = 3;

    JwksReconciliation {
        changes = List.copyOf(changes);
    }

    /// @param countsMisses false when the last good document is so fresh that this one says nothing
    ///   new about what is missing
    static JwksReconciliation of(
            List<HeldKey> held, List<PublishedKey> published, boolean countsMisses) {
        List<HeldKey> live = held.stream().filter(HeldKey::isLive).toList();
        boolean isDoubtful = published.isEmpty() || published.size() * 2 < live.size();
        List<JwksChange> changes = new ArrayList<>();
        int conflicts = 0;
        for (PublishedKey key : published) {
            Optional<HeldKey> known =
                    held.stream().filter(one -> one.version().equals(key.kid())).findFirst();
            if (held.stream().anyMatch(one -> one.isManual() && one.isKeyOf(key))) {
                continue;
            }
            if (known.isEmpty()) {
                changes.add(new Add(key));
            } else if (known.get().isManual()) {
                conflicts++;
            } else {
                change(key, known.get(), isDoubtful).ifPresent(changes::add);
            }
        }
        if (!isDoubtful) {
            live.stream()
                    .filter(one -> published.stream().noneMatch(one::isKeyOf))
                    .filter(one -> isNotReplaced(one, changes))
                    .forEach(one -> changes.add(countsMisses ? missed(one) : unchanged(one)));
        }
        return new JwksReconciliation(changes, isDoubtful, conflicts);
    }

    private static Optional<JwksChange> change(
            PublishedKey key, HeldKey known, boolean isDoubtful) {
        if (!known.isKeyOf(key)) {
            // A doubtful document must not end the key that had this kid.
            return isDoubtful && known.isLive() ? Optional.empty() : Optional.of(new Replace(key));
        }
        if (!known.isLive()) {
            return Optional.of(new Reinstate(known.version()));
        }
        return known.missedFetches() > 0
                ? Optional.of(new Found(known.version()))
                : Optional.empty();
    }

    private static boolean isNotReplaced(HeldKey one, List<JwksChange> changes) {
        return changes.stream()
                .noneMatch(change ->
                        change instanceof Replace(PublishedKey key)
                                && key.kid().equals(one.version()));
    }

    private static JwksChange missed(HeldKey one) {
        int times = one.missedFetches() + 1;
        return times < MISSES_THAT_REVOKE
                ? new Missed(one.version(), times)
                : new Revoke(one.version());
    }

    private static JwksChange unchanged(HeldKey one) {
        return new Missed(one.version(), one.missedFetches());
    }
}
