package org.enkeyserver.exposure.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.enkeyserver.common.config.UploadClient;
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
    private static final Duration[] BUCKETS =
            LongStream.of(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final PublishSettings settings;

    PublishJournal(MeterRegistry meters, PublishSettings settings) {
        this.meters = meters;
        this.settings = settings;
    }

    /// Begins to time an upload.
    Timer.Sample begin() {
        return Timer.start(meters);
    }

    /// Ends to time an upload.
    ///
    /// @param status what the phone was told
    void ended(Timer.Sample time, String outcome, int status) {
        time.stop(
                Timer.builder("enks.publish.latency")
                        .tags("outcome", outcome, "blame", blame(status))
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters));
    }

    private static String blame(int status) {
        if (status < 400) {
            return "none";
        }
        return status < 500 ? "client" : "server";
    }

    /// The certificate did not count, whether or not the app may do without one.
    void certificateRefused(UploadClient client, Reason reason) {
        meters.counter(
                        "enks.publish.certificates.refused",
                        "app",
                        client.name(),
                        "reason",
                        reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /// An upload was taken. An app without regions may name any, so these are not told apart.
    void taken(UploadClient client, Set<String> regions) {
        for (String region : client.regions().isEmpty() ? Set.of("unlisted") : regions) {
            meters.counter("enks.publish.regions", "app", client.name(), "region", region)
                    .increment();
        }
    }

    void accepted(Accepted outcome) {
        taken("ok", outcome, 0);
    }

    void partly(PartlyAccepted outcome) {
        taken(PublishReply.PARTIAL_FAILURE, outcome.taken(), outcome.rejections().size());
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

    private void taken(String outcome, Accepted accepted, int rejected) {
        Tally tally = accepted.tally();
        int skipped = accepted.warnings().size();
        count(outcome);
        countKeys("inserted", tally.inserted());
        countKeys("revised", tally.revised());
        countKeys("unchanged", tally.unchanged());
        countKeys("dropped", tally.dropped());
        countKeys("rejected", rejected);
        countKeys("skipped", skipped);
        LOG.atInfo()
                .addKeyValue("outcome", outcome)
                .addKeyValue("inserted", tally.inserted())
                .addKeyValue("revised", tally.revised())
                .addKeyValue("unchanged", tally.unchanged())
                .addKeyValue("dropped", tally.dropped())
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
