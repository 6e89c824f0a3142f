package org.enkeyserver.exposure.publish;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the publish API answers.
///
/// @param maintenanceMode answers 429 instead of taking keys
/// @param defaultRegion region of apps without regions; empty for none
/// @param allowBypass lets apps marked so upload without a valid certificate; never in production
/// @param responsePaddingMinBytes fewest random bytes in an answer; 0 or less means 1024
/// @param responsePaddingRange different numbers of random bytes; 0 or less means 1024
/// @param logJsonParseErrors logs a warning for each body that could not be read
/// @param enableV1alpha1Api takes uploads of the first version of the API on `POST /`
/// @param unauthorizedStatus status of unknown apps and invalid certificates, 401 or 400 // C-08
@ConfigurationProperties("enks.publish")
record PublishSettings(
        @DefaultValue("false") boolean maintenanceMode,
        @DefaultValue("") String defaultRegion,
        @DefaultValue("false") boolean allowBypass,
        @DefaultValue("1024") int responsePaddingMinBytes,
        @DefaultValue("1024") int responsePaddingRange,
        @DefaultValue("false") boolean logJsonParseErrors,
        @DefaultValue("false") boolean enableV1alpha1Api,
        @DefaultValue("401") int unauthorizedStatus) {

    private static final int USUAL_PADDING = 1024;
    private static final int LARGEST_PADDING = 1_000_000;

    PublishSettings {
        responsePaddingMinBytes =
                responsePaddingMinBytes <= 0 ? USUAL_PADDING : responsePaddingMinBytes;
        responsePaddingRange = responsePaddingRange <= 0 ? USUAL_PADDING : responsePaddingRange;
        if (responsePaddingMinBytes > LARGEST_PADDING || responsePaddingRange > LARGEST_PADDING) {
            throw new IllegalArgumentException(
                    "enks.publish.response-padding-min-bytes (RESPONSE_PADDING_MIN_BYTES) and"
                            + " enks.publish.response-padding-range (RESPONSE_PADDING_RANGE) must"
                            + " be at most "
                            + LARGEST_PADDING);
        }
        if (unauthorizedStatus != 401 && unauthorizedStatus != 400) {
            throw new IllegalArgumentException(
                    "enks.publish.unauthorized-status must be 401 or 400, got: "
                            + unauthorizedStatus);
        }
        defaultRegion = defaultRegion.strip();
    }

    /// The dialects that uploads may come in.
    Set<Dialect> dialects() {
        return enableV1alpha1Api ? EnumSet.allOf(Dialect.class) : EnumSet.of(Dialect.V1);
    }

    /// The dialect of the uploads on a path; empty where none are taken.
    Optional<Dialect> dialectAt(@Nullable Object path) {
        return dialects().stream().filter(dialect -> dialect.path().equals(path)).findFirst();
    }
}
