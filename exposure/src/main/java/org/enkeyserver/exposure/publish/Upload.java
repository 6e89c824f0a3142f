package org.enkeyserver.exposure.publish;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.store.KeyRevision;
import org.enkeyserver.common.store.PublishReceipt;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.revision.OpenedToken;
import org.enkeyserver.exposure.revision.RevisableKey;
import org.enkeyserver.exposure.revision.RevisionClaim;
import org.enkeyserver.exposure.stats.Platform;
import org.enkeyserver.exposure.stats.PublishFacts;
import org.enkeyserver.exposure.validation.JudgedKey;
import org.enkeyserver.exposure.validation.Judgement.Acceptable;

/// An upload that may be stored, in the terms of the stores.
///
/// @param keys each once; of the same key sent twice the later in time counts
record Upload(
        Uploader uploader,
        Map<TemporaryExposureKey, JudgedKey> keys,
        Acceptable judged,
        OpenedToken token,
        Platform platform,
        Instant at) {

    static Upload of(
            Uploader uploader,
            Acceptable judged,
            OpenedToken token,
            Platform platform,
            Instant at) {
        Map<TemporaryExposureKey, JudgedKey> keys = new LinkedHashMap<>();
        judged.keys().forEach(key -> keys.put(key.tek(), key));
        return new Upload(uploader, keys, judged, token, platform, at);
    }

    /// What a repetition of it is known by; empty where nothing proves one.
    ///
    /// @param stored those of its keys that are stored and proven to be the phone's
    Optional<PublishReceipt> receipt(Set<TemporaryExposureKey> stored) {
        return uploader.receiptForm().map(form -> form.over(stored));
    }

    RevisionClaim claim() {
        return RevisionClaim.of(
                revisable(keys.keySet()), uploader.reportType(), token, uploader.tokenRequired());
    }

    /// These keys as a token names them, in the order of the upload.
    List<RevisableKey> revisable(Set<TemporaryExposureKey> teks) {
        return among(teks).stream()
                .map(key ->
                        new RevisableKey(
                                key.tek(),
                                key.rollingStart().value(),
                                key.rollingPeriod().intervals()))
                .toList();
    }

    List<StoredKey> rows(Set<TemporaryExposureKey> teks) {
        return among(teks).stream().map(this::row).toList();
    }

    List<KeyRevision> revisions(Set<TemporaryExposureKey> teks) {
        return among(teks).stream().map(this::revision).toList();
    }

    /// What statistics keep of it; empty where no authority is known.
    Optional<PublishFacts> facts(Tally tally) {
        return uploader.healthAuthorityId().stream()
                .mapToObj(authority ->
                        new PublishFacts(
                                authority,
                                at,
                                platform,
                                tally.inserted() + tally.revised(),
                                tally.revised() > 0,
                                judged.oldestDays(),
                                judged.onsetDaysAgo()))
                .findFirst();
    }

    private Collection<JudgedKey> among(Set<TemporaryExposureKey> teks) {
        return keys.values().stream().filter(key -> teks.contains(key.tek())).toList();
    }

    private StoredKey row(JudgedKey key) {
        return new StoredKey(
                key.tek(),
                key.rollingStart(),
                key.rollingPeriod(),
                key.transmissionRisk(),
                uploader.reportType(),
                Optional.of(key.daysSinceOnset()),
                uploader.regions(),
                uploader.traveler(),
                StoredKey.Origin.LOCAL,
                Optional.of(uploader.appName()),
                uploader.healthAuthorityId(),
                key.createdAt());
    }

    private KeyRevision revision(JudgedKey key) {
        return new KeyRevision(
                key.tek(),
                uploader.reportType().orElseThrow(),
                key.transmissionRisk(),
                key.daysSinceOnset(),
                uploader.regions(),
                uploader.traveler(),
                uploader.healthAuthorityId(),
                key.createdAt());
    }
}
