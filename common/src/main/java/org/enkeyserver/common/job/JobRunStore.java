package org.enkeyserver.common.job;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Run records in `enks.job_run`.
final class JobRunStore {

    private static final int PRUNED_AT_ONCE = 1000;
    private static final String COLUMNS =
            "job_run_id, job, instance, started_at, finished_at, outcome, summary, errors";

    private final JdbcClient jdbc;

    JobRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Opens a record; one that a dead process left open is closed first.
    long begin(String job, String instance, Instant now) {
        jdbc.sql(
                        """
                        update enks.job_run
                        set outcome = 'failed', finished_at = :now, summary = 'failed',
                            errors = array['the process died']
                        where job = :job and instance = :instance and outcome = 'running'
                        """)
                .param("now", Timestamp.from(now))
                .param("job", job)
                .param("instance", instance)
                .update();
        return jdbc.sql(
                        """
                        insert into enks.job_run (job, instance, started_at, outcome)
                        values (:job, :instance, :now, 'running')
                        returning job_run_id
                        """)
                .param("now", Timestamp.from(now))
                .param("job", job)
                .param("instance", instance)
                .query(Long.class)
                .single();
    }

    /// Closes a record, unless the run was taken for dead meanwhile.
    void finish(long id, Instant now, JobReport report) {
        jdbc.sql(
                        """
                        update enks.job_run
                        set outcome = :outcome, finished_at = :now, summary = :summary,
                            errors = :errors
                        where job_run_id = :id and outcome = 'running'
                        """)
                .param("outcome", report.isSuccess() ? "succeeded" : "failed")
                .param("now", Timestamp.from(now))
                .param("summary", report.summary())
                .param("errors", report.errors().toArray(String[]::new))
                .param("id", id)
                .update();
    }

    /// The newest record of an instance, if it has any.
    Optional<JobRun> latest(String job, String instance) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from enks.job_run
                                where job = :job and instance = :instance
                                order by job_run_id desc
                                limit 1
                                """)
                .param("job", job)
                .param("instance", instance)
                .query(JobRunStore::row)
                .optional();
    }

    /// The first finished record of an instance that is newer than record number `after`.
    Optional<JobRun> finishedAfter(long after, String job, String instance) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from enks.job_run
                                where job = :job and instance = :instance
                                and job_run_id > :after and outcome <> 'running'
                                order by job_run_id
                                limit 1
                                """)
                .param("job", job)
                .param("instance", instance)
                .param("after", after)
                .query(JobRunStore::row)
                .optional();
    }

    /// Deletes finished records that began before `before`, in small steps.
    void prune(Instant before) {
        int deleted;
        do {
            deleted =
                    jdbc.sql(
                                    """
                                    delete from enks.job_run where job_run_id in (
                                        select job_run_id from enks.job_run
                                        where started_at < :before and outcome <> 'running'
                                        limit :limit)
                                    """)
                            .param("before", Timestamp.from(before))
                            .param("limit", PRUNED_AT_ONCE)
                            .update();
        } while (deleted == PRUNED_AT_ONCE);
    }

    private static JobRun row(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        Array errors = row.getArray("errors");
        return new JobRun(
                row.getLong("job_run_id"),
                row.getString("job"),
                row.getString("instance"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(finished).map(Timestamp::toInstant),
                JobRun.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                Objects.requireNonNullElse(row.getString("summary"), ""),
                List.of((String[]) errors.getArray()));
    }
}
