package org.enkeyserver.exposure.revision;

import org.enkeyserver.common.settings.Secret;
import org.enkeyserver.exposure.wire.LenientBase64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How revision tokens are made, and what they allow.
///
/// @param tokenAad random bytes in base64 that all tokens are bound to (`REVISION_TOKEN_AAD`)
/// @param minLength keys up to which all tokens are equally long (`REVISION_TOKEN_MIN_LENGTH`)
/// @param allowPartial leaves out stored keys that the token lacks, instead of refusing the upload
///   (`ALLOW_PARTIAL_REVISIONS`)
@ConfigurationProperties("enks.revision")
public record RevisionSettings(
        @DefaultValue("") Secret tokenAad,
        @DefaultValue("28") int minLength,
        @DefaultValue("false") boolean allowPartial) {

    private static final int LONGEST = 500;

    public RevisionSettings {
        if (tokenAad.reveal().isBlank()) {
            throw new IllegalArgumentException(
                    "enks.revision.token-aad: must provide Additional Authenticated Data (AAD) for"
                            + " revision token encryption in REVISION_TOKEN_AAD env variable");
        }
        if (decoded(tokenAad).length == 0) {
            throw new IllegalArgumentException(
                    "enks.revision.token-aad (REVISION_TOKEN_AAD) must be base64");
        }
        if (minLength < 1 || minLength > LONGEST) {
            throw new IllegalArgumentException(
                    "enks.revision.min-length (REVISION_TOKEN_MIN_LENGTH) must be 1 to "
                            + LONGEST
                            + ", got: "
                            + minLength);
        }
    }

    byte[] aad() {
        return decoded(tokenAad);
    }

    private static byte[] decoded(Secret secret) {
        return switch (LenientBase64.decode(secret.reveal().strip())) {
            case LenientBase64.Decoded(byte[] bytes) -> bytes;
            case LenientBase64.Illegal illegal -> new byte[0];
        };
    }
}
