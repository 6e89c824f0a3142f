package org.enkeyserver.exposure.verification;

import java.time.Instant;
import java.util.OptionalLong;
import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;

/// When a certificate counts: not before it was issued, not after it expired, and never for long.
final class CertificateTimes {

    private final CertificateSettings settings;

    CertificateTimes(CertificateSettings settings) {
        this.settings = settings;
    }

    /// Checks `iat` and `nbf`, the only ones with a leeway.
    void requireStarted(Certificate certificate, Instant now) {
        long latest = now.getEpochSecond() + settings.leeway().toSeconds();
        if (isAfter(certificate.issuedAt(), latest) || isAfter(certificate.notBefore(), latest)) {
            throw new RejectedException(Reason.NOT_YET_VALID);
        }
    }

    /// Checks `exp`: the second it names still counts.
    void requireNotOver(Certificate certificate, Instant now) {
        OptionalLong expiry = certificate.expiresAt();
        if (expiry.isEmpty()) {
            if (settings.requireExpiry()) { // D14
                throw new RejectedException(Reason.NO_EXPIRY);
            }
            return;
        }
        long end = expiry.getAsLong();
        if (end < now.getEpochSecond()) {
            throw new RejectedException(Reason.EXPIRED);
        }
        long start =
                certificate.issuedAt().orElse(certificate.notBefore().orElse(now.getEpochSecond()));
        // The end is not in the past and the start hardly in the future: no overflow.
        if (end > settings.maxLife().plusSeconds(start).toSeconds()) {
            throw new RejectedException(Reason.TOO_LONG_LIVED);
        }
    }

    private static boolean isAfter(OptionalLong moment, long latest) {
        return moment.isPresent() && moment.getAsLong() > latest;
    }
}
