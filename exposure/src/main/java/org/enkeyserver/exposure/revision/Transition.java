package org.enkeyserver.exposure.revision;

import static org.enkeyserver.common.tek.ReportType.CONFIRMED;
import static org.enkeyserver.common.tek.ReportType.LIKELY;
import static org.enkeyserver.common.tek.ReportType.NEGATIVE;

import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.store.KnownKey;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.StoredKey;

/// What a report type means for a stored key: the table of `spec/publish.md` 5.7.
sealed interface Transition {

    /// The key already says so.
    record Unchanged() implements Transition {}

    /// The key is revised to this type.
    record Revised(ReportType to) implements Transition {}

    record Refused(RevisionRefusal why) implements Transition {}

    /// The order of the tests is part of the behaviour.
    static Transition of(KnownKey stored, RevisionClaim claim) {
        Optional<ReportType> incoming = claim.reportType();
        if (incoming.equals(stored.reportType())
                || (incoming.isPresent() && incoming.equals(stored.revisedReportType()))) {
            return new Unchanged();
        }
        if (stored.origin() != StoredKey.Origin.LOCAL) {
            return new Refused(new RevisionRefusal.NotProven());
        }
        if (stored.revisedReportType().isPresent()) {
            return new Refused(new RevisionRefusal.AlreadyRevised());
        }
        return incoming.filter(allowedFrom(stored)::contains)
                .<Transition>map(Revised::new)
                .orElseGet(() ->
                        new Refused(new RevisionRefusal.Forbidden(stored.reportType(), incoming)));
    }

    /// Keys of a bypassed certificate have no type and count as likely.
    private static Set<ReportType> allowedFrom(KnownKey stored) {
        return switch (stored.reportType().orElse(LIKELY)) {
            case LIKELY -> Set.of(CONFIRMED, NEGATIVE);
            case USER_REPORT -> Set.of(CONFIRMED, LIKELY, NEGATIVE);
            case CONFIRMED, NEGATIVE -> Set.of();
        };
    }
}
