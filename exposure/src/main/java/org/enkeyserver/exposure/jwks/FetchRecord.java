package org.enkeyserver.exposure.jwks;

import java.util.Optional;

/// How a fetch went, for operators.
///
/// @param outcome `unchanged`, `changed`, `doubtful` or `failed`
/// @param reason why it is doubtful or failed
/// @param published usable keys in the document
/// @param skipped elements that were left out
record FetchRecord(
        String outcome,
        Optional<String> reason,
        int published,
        int skipped,
        int added,
        int replaced,
        int reinstated,
        int missing,
        int revoked) {

    private static final String DOUBTFUL =
            "no key, or fewer than half of those in use: none was revoked";

    static FetchRecord failed(String reason) {
        return new FetchRecord("failed", Optional.of(reason), 0, 0, 0, 0, 0, 0, 0);
    }

    static FetchRecord of(JwksDocument document, JwksReconciliation found) {
        int added = 0;
        int replaced = 0;
        int reinstated = 0;
        int missing = 0;
        int revoked = 0;
        for (JwksChange change : found.changes()) {
            switch (change) {
                case JwksChange.Add one -> added++;
                case JwksChange.Replace one -> replaced++;
                case JwksChange.Reinstate one -> reinstated++;
                case JwksChange.Found one -> {}
                case JwksChange.Missed one -> missing++;
                case JwksChange.Revoke one -> revoked++;
            }
        }
        boolean changed = added + replaced + reinstated + revoked > 0;
        return new FetchRecord(
                found.isDoubtful() ? "doubtful" : changed ? "changed" : "unchanged",
                found.isDoubtful() ? Optional.of(DOUBTFUL) : Optional.empty(),
                document.keys().size(),
                document.skipped() + found.conflicts(),
                added,
                replaced,
                reinstated,
                missing,
                revoked);
    }

    /// Whether certificates are judged differently from now on.
    boolean changesKeys() {
        return added + replaced + reinstated + revoked > 0;
    }

    String summary() {
        return outcome
                + ": "
                + published
                + " published, "
                + skipped
                + " skipped, "
                + added
                + " added, "
                + replaced
                + " replaced, "
                + reinstated
                + " reinstated, "
                + missing
                + " missing, "
                + revoked
                + " revoked";
    }
}
