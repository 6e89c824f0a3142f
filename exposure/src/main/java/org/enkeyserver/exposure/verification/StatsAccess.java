package org.enkeyserver.exposure.verification;

import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;

/// Whether someone may read the statistics of a health authority.
public sealed interface StatsAccess {

    /// The token was signed by an authority that may read its statistics.
    record Granted(long healthAuthorityId) implements StatsAccess {}

    /// The token grants nothing.
    ///
    /// @param reason for the log
    /// @param sentence for the caller; what a stranger could learn about our configuration shares
    ///   one // D04
    record Denied(String reason, String sentence) implements StatsAccess {

        static final Denied NO_BEARER =
                new Denied("NO_BEARER", "Authorization header is not in `Bearer <token>` format");
        static final Denied KEY_ID_MISSING = of("KEY_ID_MISSING", "missing 'kid' header in token");
        static final Denied KEY_ID_INVALID = of("KEY_ID_INVALID", "invalid 'kid' field in token");
        static final Denied ISSUER_UNKNOWN = notConfigured("ISSUER_UNKNOWN");
        static final Denied STATISTICS_OFF = notConfigured("STATISTICS_OFF");
        static final Denied NO_ACTIVE_KEY = notConfigured("NO_ACTIVE_KEY");
        static final Denied AUDIENCE_MISMATCH =
                new Denied("AUDIENCE_MISMATCH", "unauthorized, audience mismatch");

        /// Says it in the words for certificates, but for one that stats readers know otherwise.
        static Denied of(Reason reason) {
            return of(
                    reason.name(),
                    reason == Reason.NOT_YET_VALID ? "token is not valid yet" : reason.sentence());
        }

        private static Denied of(String reason, String detail) {
            return new Denied(reason, "unauthorized: " + detail);
        }

        private static Denied notConfigured(String reason) {
            return of(reason, "issuer not found, API access forbidden or key not found");
        }
    }
}
