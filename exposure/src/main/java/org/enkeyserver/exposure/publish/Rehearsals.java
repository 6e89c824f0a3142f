package org.enkeyserver.exposure.publish;

import java.util.List;
import java.util.OptionalLong;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.exposure.chaff.ChaffAuthority;
import org.enkeyserver.exposure.chaff.ChaffUpload;
import org.enkeyserver.exposure.chaff.ChaffUploads;
import org.enkeyserver.exposure.limits.Admission;
import org.enkeyserver.exposure.limits.Admission.Admitted;
import org.enkeyserver.exposure.limits.Admission.Limited;
import org.enkeyserver.exposure.stats.Platform;
import org.enkeyserver.exposure.verification.CertificateSettings;
import org.enkeyserver.exposure.verification.HealthAuthorityVerifier;
import org.springframework.stereotype.Component;

/// Gives chaff the work of an upload. // S-02, S-03
///
/// What the chaff brought is read and looked up like an upload, whatever it is. Then an upload that
/// nobody sent goes the way of a real one to its end, and is rolled back.
@Component
final class Rehearsals {

    private static final PublishRequest NOTHING =
            new PublishRequest(
                    List.of(),
                    "",
                    "",
                    "",
                    OptionalLong.empty(),
                    false,
                    "",
                    List.of(),
                    Platform.UNKNOWN);

    private final PublishRequestReader reader = new PublishRequestReader();
    private final ConfigReader config;
    private final ChaffUploads uploads;
    private final ChaffAuthority authority;
    private final UploaderCheck vouching;
    private final PublishService service;
    private final PublishJournal journal;

    Rehearsals(
            ConfigReader config,
            ChaffUploads uploads,
            ChaffAuthority authority,
            CertificateSettings certificates,
            UploadRegions regions,
            PublishSettings settings,
            PublishService service,
            PublishJournal journal) {
        this.config = config;
        this.uploads = uploads;
        this.authority = authority;
        this.service = service;
        this.journal = journal;
        var verifier = new HealthAuthorityVerifier(authority::find, certificates);
        vouching = new UploaderCheck(regions, verifier, settings, journal);
    }

    /// Goes through an upload as long as what the chaff brought; where uploads are turned away,
    /// reads only. A failure of the database is thrown, as it is for an upload.
    void rehearse(byte[] chaff, Dialect dialect, Admission admission) {
        PublishRequest sent = read(chaff, dialect);
        switch (admission) {
            case Admitted yes -> journal.rehearsed(rehearse(sent));
            case Limited no -> journal.rehearsed("limited");
        }
    }

    /// Returns whether the upload was taken to its end; else chaff is quicker than most uploads.
    private String rehearse(PublishRequest sent) {
        // Unused: the look-up is part of the way, and now and then asks the database.
        config.uploadClient(sent.healthAuthorityId());
        ChaffUpload upload = uploads.take(sent.keys().size());
        var request =
                new PublishRequest(
                        upload.keys(),
                        authority.client().name(),
                        upload.certificate(),
                        upload.hmacKey(),
                        OptionalLong.empty(),
                        false,
                        "",
                        List.of(),
                        Platform.UNKNOWN);
        return switch (service.rehearse(request, authority.client(), vouching)) {
            case PublishOutcome.Accepted all -> "complete";
            case PublishOutcome.PartlyAccepted some -> "complete";
            case PublishOutcome.Refused no -> "cut_short";
        };
    }

    private PublishRequest read(byte[] chaff, Dialect dialect) {
        try {
            return reader.read(chaff, dialect);
        } catch (UnreadableRequestException noUpload) {
            return NOTHING;
        }
    }
}
