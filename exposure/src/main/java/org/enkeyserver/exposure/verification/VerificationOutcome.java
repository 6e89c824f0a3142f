package org.enkeyserver.exposure.verification;

import java.util.OptionalLong;
import org.enkeyserver.common.tek.ReportType;

/// Whether a health authority vouches for an upload.
public sealed interface VerificationOutcome {

    /// An authority vouches for the upload.
    ///
    /// @param healthAuthorityId the authority that signed
    /// @param symptomOnset the claim, as an interval, unchecked
    /// @param keyMac the MAC over the keys, which fits them, in standard base64
    record Verified(
            long healthAuthorityId, ReportType reportType, OptionalLong symptomOnset, String keyMac)
            implements VerificationOutcome {

        @Override
        public String toString() {
            return "Verified[" + healthAuthorityId + ", " + reportType + ", secret]";
        }
    }

    /// Nobody vouches for the upload.
    ///
    /// @param reason for logs in full, for phones as [Reason#sentence]
    record Rejected(Reason reason) implements VerificationOutcome {}

    /// Why a certificate is not accepted.
    ///
    /// What a stranger could learn about our configuration shares one sentence. // D04
    enum Reason {
        SEGMENTS("token contains an invalid number of segments"),
        UNREADABLE("token is malformed"),
        ALGORITHM_UNSPECIFIED("signing method (alg) is unspecified."),
        ALGORITHM_UNKNOWN("signing method (alg) is unavailable."),
        ALGORITHM_UNSUPPORTED("unsupported signing method, must be ES256"),
        KEY_ID_MISSING("missing required header field, 'kid' indicating key id"),
        ISSUER_UNKNOWN(Reason.NOT_CONFIGURED),
        AUDIENCE_MISMATCH(Reason.NOT_CONFIGURED),
        NO_ACTIVE_KEY(Reason.NOT_CONFIGURED),
        NOT_YET_VALID("not valid yet (NBF or IAT) in the future"),
        SIGNATURE("crypto/ecdsa: verification error"),
        EXPIRED("token is expired"),
        NO_EXPIRY("token has no expiry (exp)"),
        TOO_LONG_LIVED("token is valid for too long"),
        AUTHORITY_NOT_ALLOWED("the app has not authorized this health authority"),
        REPORT_TYPE("invalid report type"),
        MAC_UNREADABLE("error decoding HMAC from claims"),
        MAC_KEY_UNREADABLE("error decoding HMAC secret from publish request"),
        MAC_KEY_SHORT("HMAC secret is shorter than 16 bytes"),
        NO_KEYS("calculating expected HMAC: cannot calculate hmac on empty exposure keys"),
        MAC_MISMATCH(
                "HMAC mismatch, publish request does not match diagnosis verification certificate");

        private static final String NOT_CONFIGURED =
                "issuer not found, audience mismatch or no active public keys";

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// What the phone is told.
        public String sentence() {
            return sentence;
        }
    }
}
