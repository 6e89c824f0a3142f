package org.enkeyserver.exposure.verification;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.enkeyserver.common.config.HealthAuthority;
import org.enkeyserver.common.signing.EcdsaVerifier;
import org.enkeyserver.exposure.verification.StatsAccess.Denied;
import org.enkeyserver.exposure.verification.StatsAccess.Granted;
import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;

/// Verifies the token of a reader of statistics: signed by an authority with a key of its
/// certificates, in force, for our audience.
///
/// Times are judged as for certificates. The audience comes last, so that only an authority learns
/// of it. A failure of the database is thrown. Safe for threads.
public final class StatsTokenVerifier {

    private static final String BEARER = "Bearer ";
    private static final String ALGORITHM = "ES256";

    private final Function<String, Optional<HealthAuthority>> authorities;
    private final String audience;
    private final CertificateTimes times;
    private final CertificateParser parser = new CertificateParser();
    private final AuthorityKeys keys = new AuthorityKeys();

    /// @param authorities finds an authority by its issuer
    /// @param audience what the claim `aud` must be
    public StatsTokenVerifier(
            Function<String, Optional<HealthAuthority>> authorities,
            String audience,
            CertificateSettings settings) {
        this.authorities = authorities;
        this.audience = audience;
        times = new CertificateTimes(settings);
    }

    /// Verifies what came in the header `Authorization` at `now`.
    ///
    /// @param authorization the header, or an empty text
    public StatsAccess verify(String authorization, Instant now) {
        if (!authorization.startsWith(BEARER)) {
            return Denied.NO_BEARER;
        }
        try {
            Certificate token = parser.parse(authorization.substring(BEARER.length()));
            if (!token.algorithm().equals(Optional.of(ALGORITHM))) {
                return Denied.of(Reason.ALGORITHM_UNSUPPORTED);
            }
            return token.keyVersion()
                    .map(version ->
                            version.isEmpty() ? Denied.KEY_ID_INVALID : verify(token, version, now))
                    .orElse(Denied.KEY_ID_MISSING);
        } catch (RejectedException rejected) {
            return Denied.of(rejected.reason());
        }
    }

    private StatsAccess verify(Certificate token, String keyVersion, Instant now) {
        Optional<HealthAuthority> authority = authorities.apply(token.issuer());
        if (authority.isEmpty()) {
            return Denied.ISSUER_UNKNOWN;
        }
        if (!authority.get().statsEnabled()) {
            return Denied.STATISTICS_OFF;
        }
        Optional<ECPublicKey> key = keys.find(authority.get(), keyVersion, now);
        if (key.isEmpty()) {
            return Denied.NO_ACTIVE_KEY;
        }
        if (!EcdsaVerifier.verifiesRaw(
                key.get(), token.signed().text(), token.signed().signature())) {
            return Denied.of(Reason.SIGNATURE);
        }
        times.requireStarted(token, now);
        times.requireNotOver(token, now);
        return token.audience().equals(audience)
                ? new Granted(authority.get().id())
                : Denied.AUDIENCE_MISMATCH;
    }
}
