package org.enkeyserver.common.job;

import java.util.List;

/// How a run of a job ended.
///
/// @param summary counts in a few words, for people
/// @param errors what went wrong, one sentence each; none when the run succeeded. Never key
///   material
public record JobReport(String summary, List<String> errors) {

    public JobReport {
        errors = List.copyOf(errors);
    }

    public static JobReport succeeded(String summary) {
        return new JobReport(summary, List.of());
    }

    public boolean isSuccess() {
        return errors.isEmpty();
    }
}
