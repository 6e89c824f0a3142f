package org.enkeyserver.exposure.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.config.UploadClient;
import org.enkeyserver.common.store.TekStore;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.publish.PublishOutcome.Accepted;
import org.enkeyserver.exposure.publish.PublishOutcome.PartlyAccepted;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.validation.Diagnosis;
import org.enkeyserver.exposure.validation.JudgedKey;
import org.enkeyserver.exposure.validation.Judgement.Acceptable;
import org.enkeyserver.exposure.validation.Judgement.Unacceptable;
import org.enkeyserver.exposure.validation.KeyRules;
import org.enkeyserver.exposure.verification.HealthAuthorityVerifier;
import org.enkeyserver.exposure.verification.UploadClaim;
import org.enkeyserver.exposure.verification.VerificationOutcome.Rejected;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;
import org.enkeyserver.exposure.wire.LenientBase64;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes an upload: find the app, verify the certificate, judge the keys, store them.
///
/// All keys of an upload are stored in one transaction or none is. Failures of the database are
/// thrown. Safe for threads.
@Service
final class PublishService {

    /// Phones give up after ten seconds.
    private static final int TRANSACTION_SECONDS = 5;

    private final ConfigReader config;
    private final HealthAuthorityVerifier verifier;
    private final KeyRules rules;
    private final TekStore store;
    private final TransactionTemplate transactions;
    private final PublishSettings settings;
    private final PublishJournal journal;
    private final Clock clock;

    PublishService(
            ConfigReader config,
            HealthAuthorityVerifier verifier,
            KeyRules rules,
            TekStore store,
            PlatformTransactionManager transactionManager,
            PublishSettings settings,
            PublishJournal journal,
            Clock clock) {
        this.config = config;
        this.verifier = verifier;
        this.rules = rules;
        this.store = store;
        this.transactions = new TransactionTemplate(transactionManager);
        this.transactions.setTimeout(TRANSACTION_SECONDS);
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
        return client.map(found -> publish(request, found))
                .orElseGet(() ->
                        Refused.because(
                                RefusalCode.UNKNOWN_HEALTH_AUTHORITY_ID,
                                "unauthorized health authority"));
    }

    private PublishOutcome publish(PublishRequest request, UploadClient client) {
        Set<String> regions = regions(client);
        if (regions.isEmpty()) {
            return Refused.because(RefusalCode.MISSING_REGION, "unknown health authority regions");
        }
        Instant now = clock.instant();
        var claim = new UploadClaim(request.certificate(), request.hmacKey(), request.keys());
        return switch (verifier.verify(client, claim, now)) {
            case Verified verified ->
                    judge(
                            request,
                            new Uploader(
                                    client.name(),
                                    regions,
                                    request.traveler(),
                                    Optional.of(verified.reportType()),
                                    OptionalLong.of(verified.healthAuthorityId())),
                            verified.symptomOnset(),
                            now);
            case Rejected rejected when settings.allowBypass() && client.bypassCertificate() -> {
                journal.bypassed(rejected.reason());
                yield judge(
                        request,
                        new Uploader(
                                client.name(),
                                regions,
                                request.traveler(),
                                Optional.empty(),
                                OptionalLong.empty()),
                        OptionalLong.empty(),
                        now);
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
            PublishRequest request, Uploader uploader, OptionalLong certificateOnset, Instant now) {
        var diagnosis =
                new Diagnosis(uploader.reportType(), certificateOnset, request.symptomOnset());
        return switch (rules.judge(request.keys(), diagnosis, now)) {
            case Unacceptable no ->
                    new Refused(
                            RefusalCode.BAD_REQUEST,
                            "unable to read request data: " + no.reason(),
                            "keys",
                            no.rejections(),
                            no.warnings());
            case Acceptable yes -> store(request, uploader, yes);
        };
    }

    private PublishOutcome store(PublishRequest request, Uploader uploader, Acceptable judged) {
        Collection<StoredKey> rows = rows(judged.keys(), uploader);
        boolean negative = uploader.reportType().filter(ReportType.NEGATIVE::equals).isPresent();
        boolean stored = rows.isEmpty() || (negative ? areNew(rows) : insertAll(rows));
        if (!stored) {
            return alreadyStored(request, judged);
        }
        int inserted = negative ? 0 : rows.size();
        return judged.rejections().isEmpty()
                ? new Accepted(inserted, judged.warnings())
                : new PartlyAccepted(inserted, judged.rejections(), judged.warnings());
    }

    /// Inserts all rows; where one is stored already, none.
    private boolean insertAll(Collection<StoredKey> rows) {
        return transactions.execute(status -> {
            boolean all = store.insertAbsent(rows).size() == rows.size(); // D19
            if (!all) {
                status.setRollbackOnly();
            }
            return all;
        });
    }

    private boolean areNew(Collection<StoredKey> rows) {
        return !store.anyStored(rows.stream().map(StoredKey::tek).toList());
    }

    private static Refused alreadyStored(PublishRequest request, Acceptable judged) {
        boolean token =
                LenientBase64.decode(request.revisionToken())
                                instanceof LenientBase64.Decoded(byte[] bytes)
                        && bytes.length > 0;
        return token
                ? refused(RefusalCode.INVALID_REVISION_TOKEN, "revision token is invalid", judged)
                : refused(
                        RefusalCode.MISSING_REVISION_TOKEN,
                        "no revision token, but sent existing keys",
                        judged);
    }

    private static Refused refused(RefusalCode code, String sentence, Acceptable judged) {
        return new Refused(code, sentence, code.code(), List.of(), judged.warnings());
    }

    /// One row for each key; of the same key sent twice the later in time counts.
    private static Collection<StoredKey> rows(List<JudgedKey> keys, Uploader uploader) {
        Map<TemporaryExposureKey, StoredKey> rows = new LinkedHashMap<>();
        keys.forEach(key -> rows.put(key.tek(), uploader.row(key)));
        return rows.values();
    }

    private Set<String> regions(UploadClient client) {
        Set<String> regions =
                client.regions().isEmpty() ? Set.of(settings.defaultRegion()) : client.regions();
        return regions.stream()
                .filter(region -> !region.isEmpty())
                .map(region -> region.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What all keys of an upload have in common.
    private record Uploader(
            String appName,
            Set<String> regions,
            boolean traveler,
            Optional<ReportType> reportType,
            OptionalLong healthAuthorityId) {

        StoredKey row(JudgedKey key) {
            return new StoredKey(
                    key.tek(),
                    key.rollingStart(),
                    key.rollingPeriod(),
                    key.transmissionRisk(),
                    reportType,
                    Optional.of(key.daysSinceOnset()),
                    regions,
                    traveler,
                    StoredKey.Origin.LOCAL,
                    Optional.of(appName),
                    healthAuthorityId,
                    key.createdAt());
        }
    }
}
