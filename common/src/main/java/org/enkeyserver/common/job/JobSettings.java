package org.enkeyserver.common.job;

import java.time.Duration;
import org.enkeyserver.common.settings.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the job engine of a service works.
///
/// @param token bearer token of the endpoints, read once at the start; blank refuses every call
/// @param pollingInterval pause between two looks into the queue
/// @param threads runs at a time in this process
/// @param heartbeat pause between two signs of life of a run; one that misses four is taken over
/// @param runDeadline how long `POST /jobs/<name>/run` waits for the outcome
/// @param stopWithin how long a run may take to end when the service stops
/// @param keepRunsFor how long run records are kept
@ConfigurationProperties("enks.jobs")
public record JobSettings(
        @DefaultValue("") Secret token,
        @DefaultValue("10s") Duration pollingInterval,
        @DefaultValue("4") int threads,
        @DefaultValue("30s") Duration heartbeat,
        @DefaultValue("5m") Duration runDeadline,
        @DefaultValue("5s") Duration stopWithin,
        @DefaultValue("14d") Duration keepRunsFor) {

    public JobSettings {
        if (pollingInterval.toMillis() < 10 || heartbeat.toMillis() < 10) {
            throw new IllegalArgumentException(
                    "enks.jobs.polling-interval and enks.jobs.heartbeat must be at least 10 ms");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("enks.jobs.threads must be at least 1");
        }
    }
}
