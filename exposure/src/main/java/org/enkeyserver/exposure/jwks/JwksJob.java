package org.enkeyserver.exposure.jwks;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.enkeyserver.common.job.Job;
import org.enkeyserver.common.job.JobReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over the keys that health authorities publish, one instance an authority.
final class JwksJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(JwksJob.class);

    private final JwksImportService imports;
    private final Duration every;
    private final MeterRegistry meters;

    JwksJob(JwksImportService imports, Duration every, MeterRegistry meters) {
        this.imports = imports;
        this.every = every;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "jwks-import";
    }

    @Override
    public List<String> aliases() {
        return List.of("/jwks");
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public List<String> instances() {
        return imports.sources().stream().map(JwksJob::instance).toList();
    }

    @Override
    public JobReport run(String instance) {
        return imports.sources().stream()
                .filter(source -> instance(source).equals(instance))
                .findFirst()
                .map(this::run)
                .orElseGet(() -> JobReport.succeeded("publishes no keys any more"));
    }

    private JobReport run(JwksSource source) {
        FetchRecord fetch = imports.fetch(source);
        meters.counter("enks.jwks.fetches", "outcome", fetch.outcome()).increment();
        if (fetch.changesKeys()) {
            LOG.atInfo()
                    .addKeyValue("healthAuthority", source.healthAuthorityId())
                    .addKeyValue("added", fetch.added())
                    .addKeyValue("replaced", fetch.replaced())
                    .addKeyValue("reinstated", fetch.reinstated())
                    .addKeyValue("revoked", fetch.revoked())
                    .log("jwks.keys-changed");
        }
        return fetch.reason()
                .map(reason -> doubtful(source, fetch, reason))
                .orElseGet(() -> JobReport.succeeded(fetch.summary()));
    }

    private static JobReport doubtful(JwksSource source, FetchRecord fetch, String reason) {
        LOG.atWarn()
                .addKeyValue("healthAuthority", source.healthAuthorityId())
                .addKeyValue("outcome", fetch.outcome())
                .addKeyValue("reason", reason)
                .log("jwks.fetch-doubtful");
        return new JobReport(
                fetch.summary(), List.of("failed to process " + source.name() + ": " + reason));
    }

    private static String instance(JwksSource source) {
        return Long.toString(source.healthAuthorityId());
    }
}
