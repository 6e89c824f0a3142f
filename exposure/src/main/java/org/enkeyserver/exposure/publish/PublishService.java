package org.enkeyserver.exposure.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.config.UploadClient;
import org.enkeyserver.exposure.publish.PublishOutcome.Accepted;
import org.enkeyserver.exposure.publish.PublishOutcome.PartlyAccepted;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.revision.OpenedToken;
import org.enkeyserver.exposure.revision.RevisionTokens;
import org.enkeyserver.exposure.revision.TokenSeal;
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

/// Takes an upload: find the app, verify the certificate, judge the keys, store them, seal a token.
///
/// Failures of the database, and revision keys that cannot be had, are thrown. Safe for threads.
@Service
final class PublishService {

    private final ConfigReader config;
    private final UploadRegions uploadRegions;
    private final HealthAuthorityVerifier verifier;
    private final KeyRules rules;
    private final RevisionTokens tokens;
    private final UploadStoreService store;
    private final PublishSettings settings;
    private final PublishJournal journal;
    private final Clock clock;

    PublishService(
            ConfigReader config,
            UploadRegions uploadRegions,
            HealthAuthorityVerifier verifier,
            KeyRules rules,
            RevisionTokens tokens,
            UploadStoreService store,
            PublishSettings settings,
            PublishJournal journal,
            Clock clock) {
        this.config = config;
        this.uploadRegions = uploadRegions;
        this.verifier = verifier;
        this.rules = rules;
        this.tokens = tokens;
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
                var uploader = Uploader.verified(client, regions, request, verified);
                yield judge(
                        request, needed(client, uploader), verified.symptomOnset(), now, ending);
            }
            case Rejected rejected when settings.allowBypass() && client.bypassCertificate() -> {
                journal.bypassed(rejected.reason());
                var uploader = Uploader.bypassed(client, regions, request);
                yield judge(request, needed(client, uploader), OptionalLong.empty(), now, ending);
            }
            case Rejected rejected -> Refusals.of(rejected);
        };
    }

    private Uploader needed(UploadClient client, Uploader uploader) { // D34
        return settings.allowBypass() && client.bypassRevisionToken()
                ? uploader.withoutToken()
                : uploader;
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
            case Unacceptable no -> Refusals.of(no);
            case Acceptable yes -> store(request, uploader, yes, now, ending);
        };
    }

    /// Nothing is stored before the key of the token is at hand: a phone that gets a 200 gets a
    /// token. // K-82
    private PublishOutcome store(
            PublishRequest request,
            Uploader uploader,
            Acceptable judged,
            Instant now,
            Ending ending) {
        TokenSeal seal = tokens.prepare(uploader.appName(), now);
        OpenedToken token = tokens.open(request.revisionToken(), uploader.appName(), now);
        var upload = Upload.of(uploader, judged, token, request.platform(), now);
        return switch (store.store(upload, ending)) {
            case Stored.Kept(Tally tally, var former, var added, var repeated) -> {
                var taken = new Accepted(tally, seal.seal(former, added), judged.warnings());
                yield judged.rejections().isEmpty()
                        ? taken
                        : new PartlyAccepted(taken, judged.rejections());
            }
            case Stored.Refused(var why) -> Refusals.of(why, judged.warnings());
        };
    }
}
