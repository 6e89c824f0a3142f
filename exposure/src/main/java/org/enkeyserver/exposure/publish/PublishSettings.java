package org.enkeyserver.exposure.publish;

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
/// @param unauthorizedStatus status of unknown apps and invalid certificates, 401 or 400 // C-08
@ConfigurationProperties("enks.publish")
record PublishSettings(
        @DefaultValue("false") boolean maintenanceMode,
        @DefaultValue("") String defaultRegion,
        @DefaultValue("false") boolean allowBypass,
        @DefaultValue("1024") int responsePaddingMinBytes,
        @DefaultValue("1024") int responsePaddingRange,
        @DefaultValue("false") boolean logJsonParseErrors,
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
}
