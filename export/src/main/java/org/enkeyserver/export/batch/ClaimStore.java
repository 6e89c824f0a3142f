package org.enkeyserver.export.batch;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.enkeyserver.common.config.ExportConfig.TravelerMode;
import org.enkeyserver.common.tek.TimeWindow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Hands out batches and takes them back.
///
/// A row moves by conditional updates only: who no longer holds the claim changes nothing and is
/// told so.
@Repository
public class ClaimStore {

    private final JdbcClient jdbc;

    ClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Claims the oldest unfinished batch of an export, from a run that died too.
    ///
    /// @param failedEvery pause between attempts at a failed batch
    public ClaimOutcome claimOldest(long configId, Instant now, Duration failedEvery) {
        Optional<Candidate> oldest =
                jdbc.sql(
                                """
                                select * from enks.export_batch
                                where export_config_id = :config and state <> 'complete'
                                order by window_start limit 1
                                """)
                        .param("config", configId)
                        .query((row, number) -> candidate(row))
                        .optional();
        return oldest.<ClaimOutcome>map(candidate -> claim(candidate, now, failedEvery))
                .orElseGet(ClaimOutcome.NoneUnfinished::new);
    }

    private ClaimOutcome claim(Candidate candidate, Instant now, Duration failedEvery) {
        if (candidate.state == BatchState.FAILED) {
            Instant next = candidate.claimedAt.plus(failedEvery);
            if (now.isBefore(next)) {
                return new ClaimOutcome.Waiting(
                        candidate.batch, candidate.attempts, candidate.lastError, next);
            }
        }
        UUID token = UUID.randomUUID();
        int claimed =
                jdbc.sql(
                                """
                                update enks.export_batch
                                set state = 'running', claim = :token, attempts = attempts + 1,
                                  claimed_at = :now
                                where export_batch_id = :id and state = :from
                                  and attempts = :attempts
                                """)
                        .param("token", token)
                        .param("now", utc(now))
                        .param("id", candidate.batch.id())
                        .param("from", candidate.state.stored())
                        .param("attempts", candidate.attempts)
                        .update();
        return claimed == 1
                ? new ClaimOutcome.Claimed(
                        new BatchClaim(candidate.batch, token, candidate.attempts + 1))
                : new ClaimOutcome.Lost();
    }

    /// Whether the run still owns its batch.
    public boolean holds(BatchClaim claim) {
        return jdbc.sql(
                        """
                        select 1 from enks.export_batch
                        where export_batch_id = :id and state = 'running' and claim = :token
                        """)
                .param("id", claim.batch().id())
                .param("token", claim.token())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// As [#holds], and keeps it so until the transaction ends.
    public boolean holdsLocked(BatchClaim claim) {
        return jdbc.sql(
                        """
                        select 1 from enks.export_batch
                        where export_batch_id = :id and state = 'running' and claim = :token
                        for update
                        """)
                .param("id", claim.batch().id())
                .param("token", claim.token())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Finishes a batch; false when the claim is gone.
    public boolean complete(BatchClaim claim, Instant now) {
        return jdbc.sql(
                                """
                                update enks.export_batch
                                set state = 'complete', claim = null, finished_at = :now,
                                  last_error = null
                                where export_batch_id = :id and state = 'running'
                                  and claim = :token
                                """)
                        .param("now", utc(now))
                        .param("id", claim.batch().id())
                        .param("token", claim.token())
                        .update()
                == 1;
    }

    /// Gives a batch back with the reason; false when the claim is gone.
    public boolean fail(BatchClaim claim, String reason, int maxAttempts) {
        BatchState to = claim.attempt() >= maxAttempts ? BatchState.FAILED : BatchState.OPEN;
        return jdbc.sql(
                                """
                                update enks.export_batch
                                set state = :to, claim = null, last_error = :reason
                                where export_batch_id = :id and state = 'running'
                                  and claim = :token
                                """)
                        .param("to", to.stored())
                        .param("reason", reason)
                        .param("id", claim.batch().id())
                        .param("token", claim.token())
                        .update()
                == 1;
    }

    private record Candidate(
            ExportBatch batch,
            BatchState state,
            int attempts,
            Instant claimedAt,
            String lastError) {}

    private static Candidate candidate(ResultSet row) throws SQLException {
        OffsetDateTime claimedAt = row.getObject("claimed_at", OffsetDateTime.class);
        String lastError = row.getString("last_error");
        return new Candidate(
                batch(row),
                BatchState.ofStored(row.getString("state")),
                row.getInt("attempts"),
                claimedAt == null ? Instant.EPOCH : claimedAt.toInstant(),
                lastError == null ? "" : lastError);
    }

    private static ExportBatch batch(ResultSet row) throws SQLException {
        int max = row.getInt("max_records");
        OptionalInt maxRecords = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(max);
        return new ExportBatch(
                row.getLong("export_batch_id"),
                row.getLong("export_config_id"),
                new TimeWindow(instant(row, "window_start"), instant(row, "window_end")),
                row.getString("bucket"),
                row.getString("filename_root"),
                row.getString("output_region"),
                Set.of((String[]) row.getArray("input_regions").getArray()),
                Set.of((String[]) row.getArray("exclude_regions").getArray()),
                travelerMode(row.getString("traveler_mode")),
                maxRecords,
                longs(row.getArray("signature_info_ids")));
    }

    private static TravelerMode travelerMode(String stored) {
        return Arrays.stream(TravelerMode.values())
                .filter(mode -> mode.stored().equals(stored))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the table allows no other traveler mode"));
    }

    private static List<Long> longs(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
