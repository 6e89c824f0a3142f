package org.enkeyserver.exposure.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /// @throws ConcurrencyFailureException when another transaction stored one of the keys
    ///   meanwhile: worth another try
    Stored reconcile(Upload upload) {
        List<KnownKey> known = revisions.lock(upload.keys().keySet());
        RevisionClaim claim = claim(upload, known);
        return switch (rules.judge(claim, known)) {
            case Refused(var why) -> new Stored.Refused(why);
            case Permitted permitted -> write(upload, claim, known, permitted);
        };
    }

    /// An upload that was stored before is its owner's, whatever its token: the answer with the new
    /// token may have been lost. // D31, K-93
    private RevisionClaim claim(Upload upload, List<KnownKey> known) {
        RevisionClaim claim = upload.claim();
        boolean repeated =
                !known.isEmpty() && upload.receipt().filter(receipts::exists).isPresent();
        return repeated
                ? claim.proving(known.stream().map(Reconciliation::asStored).toList())
                : claim;
    }

    private Stored write(
            Upload upload, RevisionClaim claim, List<KnownKey> known, Permitted permitted) {
        Set<TemporaryExposureKey> added = new HashSet<>();
        if (!upload.uploader().isNegative()) { // D17
            added.addAll(upload.keys().keySet());
            known.stream().map(KnownKey::tek).forEach(added::remove);
        }
        require(teks.insertAbsent(upload.rows(added)).equals(added));
        Set<TemporaryExposureKey> revised = permitted.revised();
        require(revisions.revise(upload.revisions(revised)).equals(revised));
        var tally =
                new Tally(
                        added.size(),
                        revised.size(),
                        permitted.unchanged().size(),
                        permitted.dropped().size());
        added.addAll(revised);
        if (!added.isEmpty() && permitted.dropped().isEmpty()) { // a dropped key is not the phone's
            upload.receipt().ifPresent(one -> receipts.insert(one, upload.at()));
        }
        return new Kept(tally, claim.token().proven(), upload.revisable(added));
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
