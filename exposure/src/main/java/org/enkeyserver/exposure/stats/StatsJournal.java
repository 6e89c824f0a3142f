package org.enkeyserver.exposure.stats;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.enkeyserver.exposure.verification.StatsAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators see of requests for statistics: one event in the log and one count each.
final class StatsJournal {

    private static final Logger LOG = LoggerFactory.getLogger(StatsJournal.class);
    private static final String REQUESTS = "enks.stats.requests";

    private final MeterRegistry meters;

    StatsJournal(MeterRegistry meters) {
        this.meters = meters;
    }

    void released(List<ReleasedDay> days) {
        count("ok");
        LOG.atInfo()
                .addKeyValue("days", days.size())
                .addKeyValue("suppressed", days.stream().filter(ReleasedDay::suppressed).count())
                .log("stats.released");
    }

    void refused(StatsAccess.Denied denied, String errorId) {
        count("unauthorized");
        LOG.atInfo()
                .addKeyValue("reason", denied.reason())
                .addKeyValue("errorId", errorId)
                .log("stats.refused");
    }

    void unreadable(StatsRequestException request, String errorId) {
        count("unreadable");
        LOG.atInfo()
                .addKeyValue("status", request.status())
                .addKeyValue("errorId", errorId)
                .log("stats.unreadable");
    }

    /// A fault of ours. The exception's text may quote values, so only its type is logged.
    void failed(RuntimeException fault, String errorId) {
        count("internal_error");
        LOG.atError()
                .addKeyValue("errorId", errorId)
                .addKeyValue("fault", fault.getClass().getName())
                .log("stats.failed");
    }

    private void count(String outcome) {
        meters.counter(REQUESTS, "outcome", outcome).increment();
    }
}
