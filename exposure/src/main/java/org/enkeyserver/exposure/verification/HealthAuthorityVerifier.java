package org.enkeyserver.exposure.verification;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enkeyserver.common.config.HealthAuthority;
import org.enkeyserver.common.config.UploadClient;
import org.enkeyserver.common.signing.EcdsaVerifier;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;
import org.enkeyserver.exposure.verification.VerificationOutcome.Rejected;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;
import org.enkeyserver.exposure.wire.LenientBase64;

/// Verifies the certificate of an upload: who issued it, when, for which app and over which keys.
///
/// The order of the checks is part of the behaviour. Only ES256 is accepted. A failure of the
/// database is thrown, since it says nothing about the certificate. Safe for threads.
public final class HealthAuthorityVerifier {

    private static final String ALGORITHM = "ES256";
    private static final Set<String> OTHER_ALGORITHMS =
            Set.of(
                    "none", "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384",
                    "PS512", "ES384", "ES512");
    private static final int SHORTEST_MAC_KEY = 16;

    private final Function<String, Optional<HealthAuthority>> authorities;
    private final CertificateTimes times;
    private final CertificateParser parser = new CertificateParser();
    private final AuthorityKeys keys = new AuthorityKeys();

    /// @param authorities finds an authority by its issuer
    public HealthAuthorityVerifier(
            Function<String, Optional<HealthAuthority>> authorities, CertificateSettings settings) {
        this.authorities = authorities;
        times = new CertificateTimes(settings);
    }

    /// Verifies what `client` presents at `now`.
    public VerificationOutcome verify(UploadClient client, UploadClaim claim, Instant now) {
        try {
            Certificate certificate = parser.parse(claim.certificate());
            requireAlgorithm(certificate);
            HealthAuthority authority = authority(certificate);
            requireSignature(certificate, authority, now);
            require(
                    client.healthAuthorityIds().contains(authority.id()),
                    Reason.AUTHORITY_NOT_ALLOWED);
            ReportType reportType =
                    ReportType.ofClaim(certificate.reportType())
                            .orElseThrow(() -> new RejectedException(Reason.REPORT_TYPE));
            String keyMac = verifiedMac(certificate, claim);
            return new Verified(authority.id(), reportType, certificate.symptomOnset(), keyMac);
        } catch (RejectedException rejected) {
            return new Rejected(rejected.reason());
        }
    }

    private static void requireAlgorithm(Certificate certificate) {
        String algorithm =
                certificate
                        .algorithm()
                        .orElseThrow(() -> new RejectedException(Reason.ALGORITHM_UNSPECIFIED));
        require(
                algorithm.equals(ALGORITHM) || OTHER_ALGORITHMS.contains(algorithm),
                Reason.ALGORITHM_UNKNOWN);
        require(algorithm.equals(ALGORITHM), Reason.ALGORITHM_UNSUPPORTED);
        require(certificate.keyVersion().isPresent(), Reason.KEY_ID_MISSING);
    }

    private HealthAuthority authority(Certificate certificate) {
        HealthAuthority authority =
                authorities
                        .apply(certificate.issuer())
                        .orElseThrow(() -> new RejectedException(Reason.ISSUER_UNKNOWN));
        require(authority.audience().equals(certificate.audience()), Reason.AUDIENCE_MISMATCH);
        return authority;
    }

    private void requireSignature(Certificate certificate, HealthAuthority authority, Instant now) {
        ECPublicKey key =
                certificate
                        .keyVersion()
                        .flatMap(version -> keys.find(authority, version, now))
                        .orElseThrow(() -> new RejectedException(Reason.NO_ACTIVE_KEY));
        times.requireStarted(certificate, now);
        require(
                EcdsaVerifier.verifiesRaw(
                        key, certificate.signed().text(), certificate.signed().signature()),
                Reason.SIGNATURE);
        times.requireNotOver(certificate, now);
    }

    private static String verifiedMac(Certificate certificate, UploadClaim claim) {
        byte[] expected = decode(certificate.keyMac(), Reason.MAC_UNREADABLE);
        byte[] macKey = decode(claim.macKey(), Reason.MAC_KEY_UNREADABLE);
        require(macKey.length >= SHORTEST_MAC_KEY, Reason.MAC_KEY_SHORT); // D10
        require(!claim.keys().isEmpty(), Reason.NO_KEYS);
        require(new HmacCalculator(macKey).matches(expected, claim.keys()), Reason.MAC_MISMATCH);
        return LenientBase64.encode(expected);
    }

    private static byte[] decode(String text, Reason otherwise) {
        return switch (LenientBase64.decode(text)) {
            case LenientBase64.Decoded(byte[] bytes) -> bytes;
            case LenientBase64.Illegal illegal -> throw new RejectedException(otherwise);
        };
    }

    private static void require(boolean holds, Reason otherwise) {
        if (!holds) {
            throw new RejectedException(otherwise);
        }
    }
}
