package org.enkeyserver.exposure.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enkeyserver.common.store.KnownKey;
import org.enkeyserver.common.store.PublishReceiptStore;
import org.enkeyserver.common.store.TekRevisionStore;
import org.enkeyserver.common.store.TekStore;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.publish.Stored.Kept;
import org.enkeyserver.exposure.revision.RevisableKey;
import org.enkeyserver.exposure.revision.RevisionClaim;
import org.enkeyserver.exposure.revision.RevisionJudgement.Permitted;
import org.enkeyserver.exposure.revision.RevisionJudgement.Refused;
import org.enkeyserver.exposure.revision.RevisionRules;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/// Brings an upload together with keys that are stored already, within the caller's transaction.
///
/// The stored rows stay locked until it ends, so that of two revisions at the same time one sees
/// what the other did.
@Component
final class Reconciliation {

    private final TekStore teks;
    private final TekRevisionStore revisions;
    private final PublishReceiptStore receipts;
    private final RevisionRules rules;

    Reconciliation(
            TekStore teks,
            TekRevisionStore revisions,
            PublishReceiptStore receipts,
            RevisionRules rules) {
        this.teks = teks;
        this.revisions = revisions;
        this.receipts = receipts;
        this.rules = rules;
    }

    /// An upload that was stored before is its owner's, whatever its token: the answer with the new
    /// token may have been lost. // D31, K-93
    ///
    /// @throws ConcurrencyFailureException when another transaction stored one of the keys
    ///   meanwhile: worth another try
    Stored reconcile(Upload upload) {
        List<KnownKey> known = revisions.lock(upload.keys().keySet());
        boolean repeated = upload.receipt(teks(known)).filter(receipts::exists).isPresent();
        RevisionClaim claim =
                repeated
                        ? upload.claim()
                                .proving(known.stream().map(Reconciliation::asStored).toList())
                        : upload.claim();
        return switch (rules.judge(claim, known)) {
            case Refused(var why) -> new Stored.Refused(why);
            case Permitted permitted -> {
                Set<TemporaryExposureKey> inserted = insertOthers(upload, teks(known));
                Set<TemporaryExposureKey> revised = permitted.revised();
                require(revisions.revise(upload.revisions(revised)).equals(revised));
                Set<TemporaryExposureKey> written = union(inserted, revised);
                boolean changes = !written.isEmpty() || known.isEmpty();
                if (changes && permitted.dropped().isEmpty()) { // a dropped key is not the phone's
                    upload.receipt(union(teks(known), inserted))
                            .ifPresent(one -> receipts.insert(one, upload.at()));
                }
                yield new Kept(
                        new Tally(
                                inserted.size(),
                                revised.size(),
                                permitted.unchanged().size(),
                                permitted.dropped().size()),
                        claim.token().proven(),
                        upload.revisable(written),
                        repeated);
            }
        };
    }

    private Set<TemporaryExposureKey> insertOthers(Upload upload, Set<TemporaryExposureKey> known) {
        if (upload.uploader().isNegative()) { // D17
            return Set.of();
        }
        Set<TemporaryExposureKey> others = new HashSet<>(upload.keys().keySet());
        others.removeAll(known);
        require(teks.insertAbsent(upload.rows(others)).equals(others));
        return others;
    }

    private static Set<TemporaryExposureKey> teks(List<KnownKey> keys) {
        return keys.stream().map(KnownKey::tek).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<TemporaryExposureKey> union(
            Set<TemporaryExposureKey> some, Set<TemporaryExposureKey> others) {
        return Stream.concat(some.stream(), others.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void require(boolean allWritten) {
        if (!allWritten) {
            throw new ConcurrencyFailureException("a key was stored by another upload meanwhile");
        }
    }

    private static RevisableKey asStored(KnownKey known) {
        return new RevisableKey(
                known.tek(), known.rollingStart().value(), known.rollingPeriod().intervals());
    }
}
