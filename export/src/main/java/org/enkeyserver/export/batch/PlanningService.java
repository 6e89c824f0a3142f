package org.enkeyserver.export.batch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.enkeyserver.common.config.ExportConfig;
import org.enkeyserver.common.schedule.ExportSpan;
import org.enkeyserver.common.schedule.WindowSequence;
import org.enkeyserver.common.tek.TimeWindow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Plans the windows of an export that are due, each once however many replicas plan.
@Service
public class PlanningService {

    private final WindowSequence windows;
    private final BatchStore batches;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Counter planned;

    PlanningService(
            WindowSequence windows,
            BatchStore batches,
            TransactionTemplate transactions,
            MeterRegistry metrics,
            Clock clock) {
        this.windows = windows;
        this.batches = batches;
        this.transactions = transactions;
        this.clock = clock;
        planned = metrics.counter("enks.export.batches.planned");
    }

    /// Plans what is due now.
    ///
    /// @return the number of new batches
    public int plan(ExportConfig config) {
        int count = Objects.requireNonNull(transactions.execute(status -> planLocked(config)));
        planned.increment(count);
        return count;
    }

    private int planLocked(ExportConfig config) {
        Instant now = clock.instant();
        if (!config.from().isBefore(now) || !batches.lockConfig(config.id())) {
            return 0;
        }
        ExportSpan span = new ExportSpan(config.period(), config.from(), config.thru());
        List<TimeWindow> due =
                batches.lastEnd(config.id())
                        .map(end -> windows.after(end, span, now))
                        .orElseGet(() -> windows.first(span, now));
        return (int) due.stream().filter(window -> batches.insert(config, window, now)).count();
    }
}
