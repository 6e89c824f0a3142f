package org.enkeyserver.exposure.verification;

import java.util.Optional;
import java.util.OptionalLong;

/// A verification certificate, taken apart but not verified.
///
/// Numbers are seconds since the epoch; 0 counts as absent.
///
/// @param algorithm empty where the header names none as a text
/// @param keyVersion the header `kid`; empty where it is missing
/// @param issuer empty text where it is missing, as for the other texts
record Certificate(
        Optional<String> algorithm,
        Optional<String> keyVersion,
        String issuer,
        String audience,
        OptionalLong issuedAt,
        OptionalLong notBefore,
        OptionalLong expiresAt,
        String reportType,
        OptionalLong symptomOnset,
        String keyMac,
        SignedText signed) {

    @Override
    public String toString() {
        return "Certificate[secret]";
    }

    /// What was signed, with the signature.
    @SuppressWarnings("ArrayRecordComponent") // lives within one request and is never compared
    record SignedText(byte[] text, byte[] signature) {}
}
