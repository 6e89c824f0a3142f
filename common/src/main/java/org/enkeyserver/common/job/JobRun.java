package org.enkeyserver.common.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A record of one run of a job.
///
/// @param finishedAt empty while the run goes on, or went on when its process died
record JobRun(
        long id,
        String job,
        String instance,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Outcome outcome,
        String summary,
        List<String> errors) {

    JobRun {
        errors = List.copyOf(errors);
    }

    enum Outcome {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
