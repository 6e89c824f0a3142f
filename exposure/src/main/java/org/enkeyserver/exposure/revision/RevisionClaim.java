package org.enkeyserver.exposure.revision;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// What an upload wants of stored keys.
///
/// @param sent the keys of the upload
/// @param reportType empty when the certificate was bypassed
/// @param tokenRequired whether the app has to prove that keys are its phones'
public record RevisionClaim(
        Map<TemporaryExposureKey, RevisableKey> sent,
        Optional<ReportType> reportType,
        OpenedToken token,
        boolean tokenRequired) {

    public RevisionClaim {
        sent = Map.copyOf(sent);
    }

    public static RevisionClaim of(
            Collection<RevisableKey> sent,
            Optional<ReportType> reportType,
            OpenedToken token,
            boolean tokenRequired) {
        return new RevisionClaim(byKey(sent), reportType, token, tokenRequired);
    }

    Map<TemporaryExposureKey, RevisableKey> proven() {
        return byKey(token.proven());
    }

    /// The same claim where these keys are proven in another way than by the token.
    public RevisionClaim proving(Collection<RevisableKey> keys) {
        return new RevisionClaim(
                sent, reportType, token.proving(keys.stream().toList()), tokenRequired);
    }

    private static Map<TemporaryExposureKey, RevisableKey> byKey(Collection<RevisableKey> keys) {
        return keys.stream()
                .collect(
                        Collectors.toMap(
                                RevisableKey::tek, Function.identity(), (first, second) -> first));
    }
}
