package org.enkeyserver.exposure.publish;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.enkeyserver.exposure.publish.PublishOutcome.Accepted;
import org.enkeyserver.exposure.publish.PublishOutcome.PartlyAccepted;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What operators see of uploads: one event in the log and one count each.
///
/// Counts, codes and names of our own only; nothing that a phone sent.
@Component
final class PublishJournal {

    private static final Logger LOG = LoggerFactory.getLogger(PublishJournal.class);
    private static final String REQUESTS = "enks.publish.requests";
    private static final String REHEARSALS = "enks.publish.rehearsals";
    private static final String KEYS = "enks.publish.keys";

    private final MeterRegistry meters;
    private final PublishSettings settings;

    PublishJournal(MeterRegistry meters, PublishSettings settings) {
        this.meters = meters;
        this.settings = settings;
    }

    void accepted(Accepted outcome) {
        taken("ok", outcome.inserted(), 0, outcome.warnings().size());
    }

    void partly(PartlyAccepted outcome) {
        taken(
                PublishReply.PARTIAL_FAILURE,
                outcome.inserted(),
                outcome.rejections().size(),
                outcome.warnings().size());
    }

    void refused(Refused outcome, String errorId) {
        count(outcome.code().code());
        LOG.atInfo()
                .addKeyValue("code", outcome.code().code())
                .addKeyValue("detail", outcome.detail())
                .addKeyValue("rejected", outcome.rejections().size())
                .addKeyValue("errorId", errorId)
                .log("publish.refused");
    }

    void unreadable(UnreadableRequestException request, String errorId) {
        count("unreadable");
        (settings.logJsonParseErrors() ? LOG.atWarn() : LOG.atInfo())
                .addKeyValue("status", request.status())
                .addKeyValue("errorId", errorId)
                .log("publish.unreadable");
    }

    /// One of too many requests, or one in maintenance; logged nowhere, since they come in masses.
    void limited() {
        count("limited");
    }

    void disconnected() {
        count("disconnected");
        LOG.atDebug().log("publish.disconnected");
    }

    void bypassed(Reason reason) {
        meters.counter("enks.publish.bypassed").increment();
        LOG.atWarn()
                .addKeyValue("reason", reason.name().toLowerCase(Locale.ROOT))
                .log("publish.certificate-bypassed");
    }

    /// A request of chaff, which leaves no other trace: no event and no count of uploads.
    ///
    /// @param result `complete`, `cut_short`, `limited`, `unreadable` or `failed`
    void rehearsed(String result) {
        meters.counter(REHEARSALS, "result", result).increment();
    }

    /// The app could not be looked up; the refusal that follows is counted by itself.
    void configurationUnavailable(Throwable fault) {
        LOG.atError()
                .addKeyValue("fault", Faults.describe(fault))
                .log("publish.configuration-unavailable");
    }

    /// A fault of ours. The exception's text may quote values, so only its types are logged.
    void failed(Throwable fault, String errorId) {
        count(RefusalCode.INTERNAL_ERROR.code());
        LOG.atError()
                .addKeyValue("errorId", errorId)
                .addKeyValue("fault", Faults.describe(fault))
                .log("publish.failed");
    }

    private void taken(String outcome, int inserted, int rejected, int skipped) {
        count(outcome);
        countKeys("inserted", inserted);
        countKeys("rejected", rejected);
        countKeys("skipped", skipped);
        LOG.atInfo()
                .addKeyValue("outcome", outcome)
                .addKeyValue("inserted", inserted)
                .addKeyValue("rejected", rejected)
                .addKeyValue("skipped", skipped)
                .log("publish.accepted");
    }

    private void count(String outcome) {
        meters.counter(REQUESTS, "outcome", outcome).increment();
    }

    private void countKeys(String result, int keys) {
        meters.counter(KEYS, "result", result).increment(keys);
    }
}
