package org.enkeyserver.exposure.verification;

import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;

/// Ends the verification of a certificate; never leaves this package.
final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    RejectedException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
