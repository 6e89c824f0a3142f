package org.enkeyserver.exposure.revision;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.wire.LenientBase64;

/// Seals the token of one upload. Its key is at hand, so that nothing can fail any more.
///
/// @param oldest keys that ended before this interval are left out
public record TokenSeal(
        RevisionTokens tokens,
        RevisionKey key,
        String appName,
        Instant issuedAt,
        IntervalNumber oldest) {

    /// A token for `former` keys, as their token named them, and then those of `added` that are not
    /// among them. // R24, R28
    ///
    /// @return base64, of the same length whatever it holds, up to the usual number of keys
    public String seal(List<RevisableKey> former, List<RevisableKey> added) {
        Map<TemporaryExposureKey, RevisableKey> merged = new LinkedHashMap<>();
        Stream.concat(former.stream().filter(key -> key.reaches(oldest)), added.stream())
                .forEach(key -> merged.putIfAbsent(key.tek(), key));
        SealedToken token = tokens.seal(key, List.copyOf(merged.values()), appName, issuedAt);
        return LenientBase64.encode(token.encode());
    }
}
