package org.enkeyserver.exposure.jwks;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/// Fetches the document of an authority and takes its keys over.
///
/// The fetch is outside of any transaction; then one transaction locks the authority, compares and
/// writes. A run that dies before has changed nothing, and a second one finds nothing to do:
/// documents that were fetched less than half a pause apart count once. A failed fetch changes no
/// key.
final class JwksImportService {

    private final JwksFetcher fetcher;
    private final AuthorityKeyStore keys;
    private final FetchHistoryStore history;
    private final TransactionTemplate transaction;
    private final JwksSettings settings;
    private final Clock clock;

    JwksImportService(
            JwksFetcher fetcher,
            AuthorityKeyStore keys,
            FetchHistoryStore history,
            TransactionTemplate transaction,
            JwksSettings settings,
            Clock clock) {
        this.fetcher = fetcher;
        this.keys = keys;
        this.history = history;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /// The authorities that publish their keys.
    List<JwksSource> sources() {
        return keys.sources();
    }

    FetchRecord fetch(JwksSource source) {
        Instant started = clock.instant();
        try {
            byte[] body = fetcher.fetch(URI.create(source.uri()));
            return reconcile(source, JwksDocument.read(body), started);
        } catch (JwksException failed) {
            return failed(source, started, failed.sentence());
        } catch (IllegalArgumentException noAddress) {
            return failed(source, started, "the address cannot be read");
        }
    }

    private FetchRecord failed(JwksSource source, Instant started, String reason) {
        FetchRecord fetch = FetchRecord.failed(reason);
        history.add(source, started, fetch);
        return fetch;
    }

    private FetchRecord reconcile(JwksSource source, JwksDocument document, Instant started) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    if (!keys.lock(source)) {
                        return FetchRecord.failed("the address was changed meanwhile");
                    }
                    Instant lastGood = history.lastGood(source);
                    if (lastGood.isAfter(started)) {
                        return FetchRecord.failed("a younger document came meanwhile");
                    }
                    FetchRecord fetch = write(source, document, started, lastGood);
                    history.add(source, started, fetch);
                    return fetch;
                }));
    }

    private FetchRecord write(
            JwksSource source, JwksDocument document, Instant started, Instant lastGood) {
        Instant now = clock.instant();
        keys.purge(source, now.minus(settings.keyCleanupTtl()));
        var found =
                JwksReconciliation.of(
                        keys.held(source),
                        document.keys(),
                        !started.isBefore(lastGood.plus(settings.apart())));
        found.changes().forEach(change -> keys.apply(source, change, now));
        FetchRecord fetch = FetchRecord.of(document, found);
        if (fetch.changesKeys()) {
            keys.raiseVersion(now);
        }
        return fetch;
    }
}
