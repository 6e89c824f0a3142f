package org.enkeyserver.exposure.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.config.UploadClient;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.exposure.publish.PublishOutcome.Accepted;
import org.enkeyserver.exposure.publish.PublishOutcome.PartlyAccepted;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.publish.UploadStoreService.Stored;
import org.enkeyserver.exposure.validation.Diagnosis;
import org.enkeyserver.exposure.validation.Judgement.Acceptable;
import org.enkeyserver.exposure.validation.Judgement.Unacceptable;
import org.enkeyserver.exposure.validation.KeyRules;
import org.enkeyserver.exposure.verification.HealthAuthorityVerifier;
import org.enkeyserver.exposure.verification.UploadClaim;
import org.enkeyserver.exposure.verification.VerificationOutcome;
import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;
import org.enkeyserver.exposure.verification.VerificationOutcome.Rejected;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/// Takes an upload: find the app, verify the certificate, judge the keys, store them.
///
/// Failures of the database are thrown. Safe for threads.
@Service
final class PublishService {

    private final ConfigReader config;
    private final UploadRegions uploadRegions;
    private final HealthAuthorityVerifier verifier;
    private final KeyRules rules;
    private final UploadStoreService store;
    private final PublishSettings settings;
    private final PublishJournal journal;
    private final Clock clock;

    PublishService(
            ConfigReader config,
            UploadRegions uploadRegions,
            HealthAuthorityVerifier verifier,
            KeyRules rules,
            UploadStoreService store,
            PublishSettings settings,
            PublishJournal journal,
            Clock clock) {
        this.config = config;
        this.uploadRegions = uploadRegions;
        this.verifier = verifier;
        this.rules = rules;
        this.store = store;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    PublishOutcome publish(PublishRequest request) {
        Optional<UploadClient> client;
        try {
            client = config.uploadClient(request.healthAuthorityId());
        } catch (DataAccessException down) {
            journal.configurationUnavailable(down);
            return Refused.because(
                    RefusalCode.UNABLE_TO_LOAD_HEALTH_AUTHORITY,
                    "error loading health authority config");
        }
        return client.map(found -> publish(request, found, verifier, Ending.KEPT))
                .orElseGet(() ->
                        Refused.because(
                                RefusalCode.UNKNOWN_HEALTH_AUTHORITY_ID,
                                "unauthorized health authority"));
    }

    /// Takes the upload of a known app.
    ///
    /// @param vouching decides about the certificate
    PublishOutcome publish(
            PublishRequest request,
            UploadClient client,
            HealthAuthorityVerifier vouching,
            Ending ending) {
        return uploadRegions
                .of(client, request.regions())
                .map(regions -> {
                    var outcome = publish(request, client, regions, vouching, ending);
                    if (ending == Ending.KEPT && !(outcome instanceof Refused)) {
                        journal.taken(client, regions);
                    }
                    return outcome;
                })
                .orElseGet(() ->
                        Refused.because(
                                RefusalCode.REGION_NOT_AUTHORIZED,
                                "verifying allowed regions: app tried to write to unauthorized"
                                        + " region"));
    }

    private PublishOutcome publish(
            PublishRequest request,
            UploadClient client,
            Set<String> regions,
            HealthAuthorityVerifier vouching,
            Ending ending) {
        if (regions.isEmpty()) {
            return Refused.because(RefusalCode.MISSING_REGION, "unknown health authority regions");
        }
        Instant now = clock.instant();
        var claim = new UploadClaim(request.certificate(), request.hmacKey(), request.keys());
        VerificationOutcome verification = vouching.verify(client, claim, now);
        if (verification instanceof Rejected(Reason reason)) {
            journal.certificateRefused(client, reason);
        }
        return switch (verification) {
            case Verified verified -> {
                var type = Optional.of(verified.reportType());
                var authority = OptionalLong.of(verified.healthAuthorityId());
                var uploader =
                        new Uploader(client.name(), regions, request.traveler(), type, authority);
                yield judge(request, uploader, verified.symptomOnset(), now, ending);
            }
            case Rejected rejected when settings.allowBypass() && client.bypassCertificate() -> {
                journal.bypassed(rejected.reason());
                Optional<ReportType> type = Optional.empty();
                var authority = OptionalLong.empty();
                var uploader =
                        new Uploader(client.name(), regions, request.traveler(), type, authority);
                yield judge(request, uploader, OptionalLong.empty(), now, ending);
            }
            case Rejected rejected ->
                    new Refused(
                            RefusalCode.CERTIFICATE_INVALID,
                            "unable to validate diagnosis verification: "
                                    + rejected.reason().sentence(),
                            rejected.reason().name(),
                            List.of(),
                            List.of());
        };
    }

    private PublishOutcome judge(
            PublishRequest request,
            Uploader uploader,
            OptionalLong certificateOnset,
            Instant now,
            Ending ending) {
        var diagnosis =
                new Diagnosis(uploader.reportType(), certificateOnset, request.symptomOnset());
        return switch (rules.judge(request.keys(), diagnosis, now)) {
            case Unacceptable no ->
                    new Refused(
                            RefusalCode.BAD_REQUEST,
                            "unable to read request data: " + no.reason(),
                            "KEYS",
                            no.rejections(),
                            no.warnings());
            case Acceptable yes ->
                    switch (store.store(yes.keys(), uploader, ending)) {
                        case Stored.New(int inserted) when yes.rejections().isEmpty() ->
                                new Accepted(inserted, yes.warnings());
                        case Stored.New(int inserted) ->
                                new PartlyAccepted(inserted, yes.rejections(), yes.warnings());
                        case Stored.Known known -> alreadyStored(request, yes.warnings());
                    };
        };
    }

    private static Refused alreadyStored(PublishRequest request, List<String> warnings) {
        return request.hasRevisionToken()
                ? new Refused(
                        RefusalCode.INVALID_REVISION_TOKEN,
                        "revision token is invalid",
                        "TOKEN",
                        List.of(),
                        warnings)
                : new Refused(
                        RefusalCode.MISSING_REVISION_TOKEN,
                        "no revision token, but sent existing keys",
                        "NO_TOKEN",
                        List.of(),
                        warnings);
    }
}
