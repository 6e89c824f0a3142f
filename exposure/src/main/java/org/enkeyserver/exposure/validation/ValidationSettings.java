package org.enkeyserver.exposure.validation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of what is taken, and when it is released.
///
/// @param maxKeys keys in a request
/// @param maxSameStartIntervalKeys keys with the same rolling start in a request
/// @param maxIntervalAge age at which a key is too old, counted from its end
/// @param truncateWindow upload times are rounded down to it
/// @param maxSymptomOnsetDays a key further from symptom onset is not stored
/// @param maxValidSymptomOnsetReportDays an older symptom onset is not believed
/// @param defaultSymptomOnsetDaysAgo assumed where no believable onset is known
/// @param preferCertificateOnset the certificate's onset counts before that of the request
/// @param debugReleaseSameDayKeys releases keys that are still in use; never in production
@ConfigurationProperties("enks.publish")
public record ValidationSettings(
        @DefaultValue("30") int maxKeys,
        @DefaultValue("3") int maxSameStartIntervalKeys,
        @DefaultValue("360h") Duration maxIntervalAge,
        @DefaultValue("1h") Duration truncateWindow,
        @DefaultValue("14") int maxSymptomOnsetDays,
        @DefaultValue("28") int maxValidSymptomOnsetReportDays,
        @DefaultValue("4") int defaultSymptomOnsetDaysAgo,
        @DefaultValue("true") boolean preferCertificateOnset,
        @DefaultValue("false") boolean debugReleaseSameDayKeys) {

    private static final String PREFIX = "enks.publish.";

    public ValidationSettings {
        refuseUnless(maxKeys > 0, "max-keys (MAX_KEYS_ON_PUBLISH) must be > 0, got: " + maxKeys);
        refuseUnless(
                maxSameStartIntervalKeys >= 1,
                "max-same-start-interval-keys (MAX_SAME_START_INTERVAL_KEYS) must be >= 1, got: "
                        + maxSameStartIntervalKeys);
        refuseUnless(
                truncateWindow.compareTo(Duration.ofSeconds(1)) >= 0
                        && truncateWindow.equals(truncateWindow.truncatedTo(ChronoUnit.SECONDS)),
                "truncate-window (TRUNCATE_WINDOW) must be whole seconds, at least 1s, got: "
                        + truncateWindow);
        refuseUnless(
                maxIntervalAge.compareTo(truncateWindow) > 0,
                "max-interval-age (MAX_INTERVAL_AGE_ON_PUBLISH) must be longer than "
                        + PREFIX
                        + "truncate-window (TRUNCATE_WINDOW), got: "
                        + maxIntervalAge
                        + " and "
                        + truncateWindow);
        refuseUnless(
                maxSymptomOnsetDays > 0 && maxSymptomOnsetDays <= DaysSinceOnset.LIMIT,
                "max-symptom-onset-days (MAX_SYMPTOM_ONSET_DAYS) must be 1 to 14, since phones"
                        + " refuse files with more, got: "
                        + maxSymptomOnsetDays);
        refuseUnless(
                defaultSymptomOnsetDaysAgo >= 0
                        && defaultSymptomOnsetDaysAgo <= maxSymptomOnsetDays,
                "default-symptom-onset-days-ago (DEFAULT_SYMPTOM_ONSET_DAYS_AGO) must be 0 to "
                        + PREFIX
                        + "max-symptom-onset-days (MAX_SYMPTOM_ONSET_DAYS), got: "
                        + defaultSymptomOnsetDaysAgo
                        + " and "
                        + maxSymptomOnsetDays);
        refuseUnless(
                maxValidSymptomOnsetReportDays >= defaultSymptomOnsetDaysAgo
                        && maxValidSymptomOnsetReportDays > 0,
                "max-valid-symptom-onset-report-days (MAX_VALID_SYMPTOM_ONSET_REPORT_DAYS) must be"
                        + " > 0 and at least "
                        + PREFIX
                        + "default-symptom-onset-days-ago (DEFAULT_SYMPTOM_ONSET_DAYS_AGO), got: "
                        + maxValidSymptomOnsetReportDays
                        + " and "
                        + defaultSymptomOnsetDaysAgo);
    }

    /// What works but deserves an operator's attention.
    public Optional<String> warning() {
        if (Duration.ofDays(1).toSeconds() % truncateWindow.toSeconds() != 0) {
            return Optional.of(
                    PREFIX
                            + "truncate-window (TRUNCATE_WINDOW) does not divide a day: its"
                            + " boundaries move from day to day and miss those of exports");
        }
        if (debugReleaseSameDayKeys) {
            return Optional.of(
                    PREFIX
                            + "debug-release-same-day-keys (DEBUG_RELEASE_SAME_DAY_KEYS) is on:"
                            + " keys are published while phones still use them");
        }
        return Optional.empty();
    }

    private static void refuseUnless(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + sentence);
        }
    }
}
