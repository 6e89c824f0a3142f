package org.enkeyserver.export.file;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts windows by outcome, files and keys; no label grows with the configuration.
@Component
class ExportMetrics {

    private final MeterRegistry registry;

    ExportMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(WindowOutcome outcome) {
        switch (outcome) {
            case WindowOutcome.Listed listed -> {
                windows("listed");
                registry.counter("enks.export.files").increment(listed.files());
                keys("new", listed.keys());
                keys("revised", listed.revisedKeys());
                keys("padding", listed.padding());
            }
            case WindowOutcome.Empty() -> windows("empty");
            case WindowOutcome.Failed(String reason) -> windows("failed");
            case WindowOutcome.ClaimLost() -> windows("claim-lost");
        }
    }

    private void windows(String outcome) {
        registry.counter("enks.export.windows", "outcome", outcome).increment();
    }

    private void keys(String kind, long count) {
        registry.counter("enks.export.keys", "kind", kind).increment((double) count);
    }
}
