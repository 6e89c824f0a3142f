package org.enkeyserver.exposure.publish;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.config.UploadClient;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.verification.HealthAuthorityVerifier;
import org.enkeyserver.exposure.verification.UploadClaim;
import org.enkeyserver.exposure.verification.VerificationOutcome.Rejected;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;
import org.springframework.stereotype.Component;

/// Finds out on whose behalf an app uploads: for which regions, and whether an authority vouches.
///
/// A failure of the database is thrown. Safe for threads.
@Component
final class UploaderCheck {

    private final UploadRegions uploadRegions;
    private final HealthAuthorityVerifier verifier;
    private final PublishSettings settings;
    private final PublishJournal journal;

    UploaderCheck(
            UploadRegions uploadRegions,
            HealthAuthorityVerifier verifier,
            PublishSettings settings,
            PublishJournal journal) {
        this.uploadRegions = uploadRegions;
        this.verifier = verifier;
        this.settings = settings;
        this.journal = journal;
    }

    Checked check(PublishRequest request, UploadClient client, Instant now) {
        Optional<Set<String>> regions = uploadRegions.of(client, request.regions());
        if (regions.isEmpty()) {
            return denied(
                    RefusalCode.REGION_NOT_AUTHORIZED,
                    "verifying allowed regions: app tried to write to unauthorized region");
        }
        if (regions.get().isEmpty()) {
            return denied(RefusalCode.MISSING_REGION, "unknown health authority regions");
        }
        return verify(request, client, regions.get(), now);
    }

    private Checked verify(
            PublishRequest request, UploadClient client, Set<String> regions, Instant now) {
        var claim = new UploadClaim(request.certificate(), request.hmacKey(), request.keys());
        return switch (verifier.verify(client, claim, now)) {
            case Verified verified ->
                    known(client, Uploader.verified(client, regions, request, verified));
            case Rejected rejected -> {
                journal.certificateRefused(client, rejected.reason());
                if (settings.allowBypass() && client.bypassCertificate()) {
                    journal.bypassed(rejected.reason());
                    yield known(client, Uploader.bypassed(client, regions, request));
                }
                yield new Checked.Denied(Refusals.of(rejected));
            }
        };
    }

    private Checked known(UploadClient client, Uploader uploader) { // D34
        boolean free = settings.allowBypass() && client.bypassRevisionToken();
        return new Checked.Known(free ? uploader.withoutToken() : uploader);
    }

    private static Checked denied(RefusalCode code, String sentence) {
        return new Checked.Denied(Refused.because(code, sentence));
    }

    /// What the check found.
    sealed interface Checked {

        /// Keys of this uploader may be judged.
        record Known(Uploader uploader) implements Checked {}

        /// Nobody who may upload here.
        record Denied(Refused why) implements Checked {}
    }
}
