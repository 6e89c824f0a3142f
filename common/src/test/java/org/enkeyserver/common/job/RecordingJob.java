package org.enkeyserver.common.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// A job of the tests that counts its runs and how many went on at once.
final class RecordingJob implements Job {

    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger going = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final AtomicReference<List<String>> instances = new AtomicReference<>(List.of("all"));
    final AtomicReference<Function<String, JobReport>> work =
            new AtomicReference<>(instance -> JobReport.succeeded("did " + instance));

    private final Duration every;

    RecordingJob(Duration every) {
        this.every = every;
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public List<String> aliases() {
        return List.of("/do-record");
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public List<String> instances() {
        return instances.get();
    }

    @Override
    public JobReport run(String instance) {
        mostAtOnce.accumulateAndGet(going.incrementAndGet(), Math::max);
        try {
            return work.get().apply(instance);
        } finally {
            going.decrementAndGet();
            runs.incrementAndGet();
        }
    }
}
