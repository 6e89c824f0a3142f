package org.enkeyserver.common.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;

/// Answer of `GET /jobs`: the jobs of a service with the last run of each instance.
record JobList(List<Entry> jobs) {

    static JobList of(List<Job> jobs, JobRunStore runs) {
        return new JobList(
                jobs.stream()
                        .map(job ->
                                new Entry(
                                        job.name(),
                                        job.aliases(),
                                        job.every().toString(),
                                        job.instances().stream()
                                                .map(instance -> last(job, instance, runs))
                                                .toList()))
                        .toList());
    }

    private static LastRun last(Job job, String instance, JobRunStore runs) {
        return runs.latest(job.name(), instance)
                .map(run ->
                        new LastRun(
                                instance,
                                run.outcome().name().toLowerCase(Locale.ROOT),
                                run.startedAt().toString(),
                                run.summary(),
                                run.errors()))
                .orElseGet(() -> new LastRun(instance, "never ran", "", "", List.of()));
    }

    record Entry(String name, List<String> aliases, String every, List<LastRun> instances) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LastRun(
            String instance,
            String outcome,
            String startedAt,
            String summary,
            List<String> errors) {}
}
