package org.enkeyserver.exposure.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.config.UploadClient;
import org.enkeyserver.exposure.publish.PublishOutcome.Accepted;
import org.enkeyserver.exposure.publish.PublishOutcome.PartlyAccepted;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.publish.UploaderCheck.Checked.Denied;
import org.enkeyserver.exposure.publish.UploaderCheck.Checked.Known;
import org.enkeyserver.exposure.revision.OpenedToken;
import org.enkeyserver.exposure.revision.RevisionTokens;
import org.enkeyserver.exposure.revision.TokenSeal;
import org.enkeyserver.exposure.validation.Diagnosis;
import org.enkeyserver.exposure.validation.Judgement.Acceptable;
import org.enkeyserver.exposure.validation.Judgement.Unacceptable;
import org.enkeyserver.exposure.validation.KeyRules;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/// Takes an upload: find the app, check the uploader, judge the keys, store them, seal a token.
///
/// Failures of the database, and revision keys that cannot be had, are thrown. Safe for threads.
@Service
final class PublishService {

    private final ConfigReader config;
    private final UploaderCheck uploaders;
    private final KeyRules rules;
    private final RevisionTokens tokens;
    private final UploadStoreService store;
    private final PublishJournal journal;
    private final Clock clock;

    PublishService(
            ConfigReader config,
            UploaderCheck uploaders,
            KeyRules rules,
            RevisionTokens tokens,
            UploadStoreService store,
            PublishJournal journal,
            Clock clock) {
        this.config = config;
        this.uploaders = uploaders;
        this.rules = rules;
        this.tokens = tokens;
        this.store = store;
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
        return client.map(found -> take(request, found, uploaders, Ending.KEPT))
                .orElseGet(() ->
                        Refused.because(
                                RefusalCode.UNKNOWN_HEALTH_AUTHORITY_ID,
                                "unauthorized health authority"));
    }

    /// Takes an upload the whole way and undoes it.
    ///
    /// @param vouching knows the authority of the rehearsal alone
    PublishOutcome rehearse(PublishRequest request, UploadClient client, UploaderCheck vouching) {
        return take(request, client, vouching, Ending.ROLLED_BACK);
    }

    private PublishOutcome take(
            PublishRequest request, UploadClient client, UploaderCheck vouching, Ending ending) {
        Instant now = clock.instant();
        return switch (vouching.check(request, client, now)) {
            case Known(Uploader uploader) -> {
                PublishOutcome outcome = judge(request, uploader, now, ending);
                if (ending == Ending.KEPT && !(outcome instanceof Refused)) {
                    journal.taken(client, uploader.regions());
                }
                yield outcome;
            }
            case Denied(Refused why) -> why;
        };
    }

    private PublishOutcome judge(
            PublishRequest request, Uploader uploader, Instant now, Ending ending) {
        var diagnosis =
                new Diagnosis(
                        uploader.reportType(), uploader.symptomOnset(), request.symptomOnset());
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
