package org.enkeyserver.exposure.publish;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enkeyserver.common.config.UploadClient;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;

/// What all keys of an upload have in common.
///
/// @param reportType empty when the certificate was bypassed
/// @param healthAuthorityId empty when the certificate was bypassed
/// @param symptomOnset the certificate's, as an interval, unchecked
/// @param receiptForm empty when the certificate was bypassed: then nothing proves a repetition
/// @param tokenRequired whether stored keys are revised with a token only
record Uploader(
        String appName,
        Set<String> regions,
        boolean traveler,
        Optional<ReportType> reportType,
        OptionalLong healthAuthorityId,
        OptionalLong symptomOnset,
        Optional<ReceiptForm> receiptForm,
        boolean tokenRequired) {

    static Uploader verified(
            UploadClient client, Set<String> regions, PublishRequest request, Verified verified) {
        return new Uploader(
                client.name(),
                regions,
                request.traveler(),
                Optional.of(verified.reportType()),
                OptionalLong.of(verified.healthAuthorityId()),
                verified.symptomOnset(),
                Optional.of(new ReceiptForm(client.name(), request, verified)),
                true);
    }

    static Uploader bypassed(UploadClient client, Set<String> regions, PublishRequest request) {
        return new Uploader(
                client.name(),
                regions,
                request.traveler(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                true);
    }

    Uploader withoutToken() {
        return new Uploader(
                appName,
                regions,
                traveler,
                reportType,
                healthAuthorityId,
                symptomOnset,
                receiptForm,
                false);
    }

    /// Negative keys are never stored at their first upload: there is nothing to revoke.
    boolean isNegative() {
        return reportType.filter(ReportType.NEGATIVE::equals).isPresent();
    }
}
