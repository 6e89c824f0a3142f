package org.enkeyserver.common.job;

import java.time.Duration;
import java.util.List;

/// Recurring work of a service, run by the job engine on one replica at a time per instance.
///
/// A process may die at any line of [#run], and a run may begin again elsewhere while a stalled one
/// still goes on: implementations move their rows by conditional updates and can be repeated.
public interface Job {

    /// Name in `POST /jobs/<name>/run`, in run records and in metrics, for example `export-files`.
    String name();

    /// Further paths that run the job, for outside schedulers set up for the reference server, for
    /// example `/do-work`.
    default List<String> aliases() {
        return List.of();
    }

    /// Pause between the end of a run and the next.
    Duration every();

    /// What the job works on now, one scheduled execution each, for example the numbers of the
    /// active exports. A job with a single piece of work has the one instance `all`.
    default List<String> instances() {
        return List.of("all");
    }

    /// Does the work of one instance.
    ///
    /// Expected trouble is reported; an exception counts as a failed run as well.
    JobReport run(String instance);
}
