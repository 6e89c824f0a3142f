package org.enkeyserver.exposure.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.enkeyserver.exposure.wire.LenientBase64;
import org.enkeyserver.exposure.wire.SentKey;

/// Judges the keys of a request: how many, each by itself, then together.
///
/// The first rule that a key breaks drops that key and keeps the others, except that a key of the
/// wrong length drops the request. Positions in answers are those of the request. Holds no state.
public final class KeyRules {

    private static final Comparator<JudgedKey> BY_TIME =
            Comparator.comparing(JudgedKey::rollingStart)
                    .thenComparingInt(key -> key.rollingPeriod().intervals());

    private final ValidationSettings settings;
    private final Embargo embargo;
    private final OverlapRule overlaps;
    private final List<KeyRule> rules = List.of(new PeriodRule(), new AgeRule(), new RiskRule());

    public KeyRules(ValidationSettings settings) {
        this.settings = settings;
        embargo = new Embargo(settings);
        overlaps = new OverlapRule(settings);
    }

    /// Judges `keys`, uploaded at `now`.
    public Judgement judge(List<SentKey> keys, Diagnosis diagnosis, Instant now) {
        if (keys.isEmpty()) {
            return unacceptable("no exposure keys in publish request");
        }
        if (keys.size() > settings.maxKeys()) {
            return unacceptable(
                    "too many exposure keys in publish: "
                            + keys.size()
                            + ", max of "
                            + settings.maxKeys()
                            + " is allowed");
        }
        UploadMoment moment = UploadMoment.of(now, settings);
        return new Sitting(diagnosis, moment).judge(keys);
    }

    private static Judgement unacceptable(String reason) {
        return new Judgement.Unacceptable(reason, List.of(), List.of());
    }

    /// The judging of one request.
    private final class Sitting {

        private final Diagnosis diagnosis;
        private final UploadMoment moment;
        private final SymptomOnset onset;
        private final List<JudgedKey> kept = new ArrayList<>();
        private final List<KeyRejection> rejections = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        Sitting(Diagnosis diagnosis, UploadMoment moment) {
            this.moment = moment;
            this.diagnosis = diagnosis;
            onset = SymptomOnset.of(diagnosis, moment, settings);
        }

        Judgement judge(List<SentKey> keys) {
            for (SentKey key : keys) {
                switch (LenientBase64.decode(key.key())) {
                    case LenientBase64.Illegal illegal ->
                            rejections.add(new KeyRejection(key.index(), illegal.reason()));
                    case LenientBase64.Decoded decoded -> {
                        if (decoded.bytes().length != TemporaryExposureKey.LENGTH) {
                            return wrongLength(key, decoded.bytes().length);
                        }
                        judge(key, decoded.bytes());
                    }
                }
            }
            if (kept.isEmpty() && !rejections.isEmpty()) {
                return new Judgement.Unacceptable(everyReason(), rejections, warnings);
            }
            kept.sort(BY_TIME);
            return overlaps.objection(kept)
                    .<Judgement>map(
                            reason -> new Judgement.Unacceptable(reason, List.of(), warnings))
                    .orElseGet(() ->
                            new Judgement.Acceptable(
                                    kept,
                                    rejections,
                                    warnings,
                                    oldestDays(),
                                    onset.daysAgo(moment)));
        }

        private int oldestDays() {
            return kept.stream()
                    .mapToInt(key -> moment.current().day() - key.rollingStart().day())
                    .max()
                    .orElse(0);
        }

        private void judge(SentKey key, byte[] bytes) {
            for (KeyRule rule : rules) {
                Optional<String> objection = rule.objection(key, moment);
                if (objection.isPresent()) {
                    rejections.add(new KeyRejection(key.index(), objection.get()));
                    return;
                }
            }
            int days = onset.daysUntil(key.rollingStartNumber());
            if (Math.abs(days) > settings.maxSymptomOnsetDays()) {
                warnings.add(tooFarFromOnset(key, Math.abs(days)));
                return;
            }
            var start = new IntervalNumber(key.rollingStartNumber());
            var period = new RollingPeriod(key.rollingPeriod());
            kept.add(
                    new JudgedKey(
                            TemporaryExposureKey.of(bytes),
                            start,
                            period,
                            risk(key),
                            new DaysSinceOnset(days),
                            embargo.createdAt(start.plus(period.intervals()), moment)));
        }

        private TransmissionRisk risk(SentKey key) {
            int sent = Math.toIntExact(key.transmissionRisk());
            if (sent != 0) {
                return new TransmissionRisk(sent);
            }
            return diagnosis
                    .reportType()
                    .map(type -> new TransmissionRisk(type.defaultTransmissionRisk()))
                    .orElse(TransmissionRisk.NONE);
        }

        private Judgement wrongLength(SentKey key, int length) { // K-79
            var rejection =
                    new KeyRejection(
                            key.index(),
                            "invalid key length, "
                                    + length
                                    + ", must be "
                                    + TemporaryExposureKey.LENGTH);
            return new Judgement.Unacceptable(rejection.sentence(), List.of(rejection), List.of());
        }

        private String tooFarFromOnset(SentKey key, int days) {
            return "key "
                    + key.index()
                    + " symptom onset is too large, "
                    + days
                    + " > "
                    + settings.maxSymptomOnsetDays()
                    + " - saving without this key";
        }

        /// The text that deployed servers send where every key is wrong.
        private String everyReason() {
            var text = new StringBuilder();
            text.append(rejections.size())
                    .append(rejections.size() == 1 ? " error" : " errors")
                    .append(" occurred:\n");
            rejections.forEach(one -> text.append("\t* ").append(one.sentence()).append('\n'));
            return text.append('\n').toString();
        }
    }
}
