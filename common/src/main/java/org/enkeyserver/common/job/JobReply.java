package org.enkeyserver.common.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.enkeyserver.common.job.JobTrigger.InstanceOutcome;

/// Answer of the job endpoints.
///
/// @param ok whether every instance succeeded
/// @param job name of the job; empty when there is none of that name
/// @param errors all that went wrong, one sentence each
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record JobReply(boolean ok, String job, List<InstanceOutcome> runs, List<String> errors) {

    static JobReply of(Job job, List<InstanceOutcome> runs) {
        List<String> errors =
                runs.stream()
                        .flatMap(run ->
                                run.errors().stream().map(error -> run.instance() + ": " + error))
                        .toList();
        return new JobReply(errors.isEmpty(), job.name(), runs, errors);
    }

    static JobReply refused(String reason) {
        return new JobReply(false, "", List.of(), List.of(reason));
    }
}
