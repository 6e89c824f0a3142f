package org.enkeyserver.common.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// Whether the database answers, asked at most once a second however many ask.
///
/// The question has a time limit of its own and a thread of its own, so that neither a caller that
/// hangs up nor a pool without free connections delays the answer. // D43
final class DatabaseHealthService {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealthService.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final JdbcTemplate jdbc;
    private final LoadingCache<String, Boolean> answers =
            Caffeine.newBuilder().maximumSize(1).expireAfterWrite(FRESH).build(key -> ask());

    DatabaseHealthService(JdbcTemplate pooled) {
        DataSource dataSource = pooled.getDataSource();
        if (dataSource == null) {
            throw new IllegalArgumentException("the health check needs a data source");
        }
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout((int) LIMIT.toSeconds());
    }

    boolean isUp() {
        return answers.get("database");
    }

    private boolean ask() {
        FutureTask<Boolean> question = new FutureTask<>(this::query);
        Thread thread = Thread.ofVirtual().name("health").start(question);
        try {
            return question.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            thread.interrupt();
            LOG.atWarn().addKeyValue("seconds", LIMIT.toSeconds()).log("health.database-silent");
            return false;
        } catch (ExecutionException failed) {
            LOG.atWarn().setCause(failed.getCause()).log("health.check-failed");
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean query() {
        try {
            Integer one = jdbc.queryForObject("select 1", Integer.class);
            return one != null && one == 1;
        } catch (DataAccessException down) {
            LOG.atWarn()
                    .addKeyValue("reason", down.getMostSpecificCause().getClass().getSimpleName())
                    .log("health.database-down");
            return false;
        }
    }
}
