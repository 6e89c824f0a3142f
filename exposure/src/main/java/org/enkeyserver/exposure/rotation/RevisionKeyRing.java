package org.enkeyserver.exposure.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.enkeyserver.common.signing.wrap.WrapException;
import org.enkeyserver.exposure.revision.RevisionKey;
import org.enkeyserver.exposure.revision.RevisionKeys;
import org.enkeyserver.exposure.revision.RevisionKeysUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// The revision keys in memory.
///
/// After the cache time one caller asks the database for the numbers of the allowed keys and has
/// only new ones unwrapped; meanwhile the others go on with what is known (D16). A key that the
/// database no longer allows is forgotten; a key that the key manager does not open is left out and
/// tried again, and takes no other down. While the database is away the known keys stay in use.
final class RevisionKeyRing implements RevisionKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RevisionKeyRing.class);

    /// Pause after trouble, and between two looks for numbers that tokens claim.
    static final Duration RETRY = Duration.ofSeconds(5);

    static final Duration UNKNOWN_KID = Duration.ofSeconds(1);

    private final RevisionKeyStore store;
    private final KeyMaker maker;
    private final Clock clock;
    private final Duration cacheDuration;
    private final AtomicReference<KnownKeys> known = new AtomicReference<>(KnownKeys.NONE);
    private final ReentrantLock refreshing = new ReentrantLock();

    RevisionKeyRing(RevisionKeyStore store, KeyMaker maker, Clock clock, Duration cacheDuration) {
        this.store = store;
        this.maker = maker;
        this.clock = clock;
        this.cacheDuration = cacheDuration;
    }

    @Override
    public RevisionKey effective() {
        return current()
                .effective()
                .orElseThrow(() ->
                        new RevisionKeysUnavailableException("no revision key can be used", null));
    }

    /// A number above all known ones may be a key that another replica made a moment ago: the
    /// database is asked, once a second at most, since anybody can send such numbers (K-94).
    @Override
    public Optional<RevisionKey> allowed(long kid) {
        KnownKeys keys = current();
        if (keys.mayLack(kid)) {
            keys = lookedAgain();
            refuseGuess(keys, kid);
        }
        if (keys.isClosed(kid)) {
            throw new RevisionKeysUnavailableException(
                    "revision key " + kid + " cannot be opened now", null);
        }
        return keys.key(kid);
    }

    /// While the database is away nobody knows whether a new number is a key: not the token's
    /// fault.
    private static void refuseGuess(KnownKeys keys, long kid) { // D05
        if (keys.mayLack(kid) && !keys.answered()) {
            throw new RevisionKeysUnavailableException("revision keys cannot be read", null);
        }
    }

    /// How old the effective key is as far as known, or empty.
    Optional<Duration> effectiveAge() {
        return known.get().effectiveAge(clock.instant());
    }

    private KnownKeys current() {
        KnownKeys keys = known.get();
        if (!keys.isStale(clock.instant())) {
            return keys;
        }
        if (keys.open().isEmpty()) {
            refreshing.lock();
        } else if (!refreshing.tryLock()) {
            return keys;
        }
        try {
            KnownKeys latest = known.get();
            return latest.isStale(clock.instant()) ? refreshed(latest) : latest;
        } finally {
            refreshing.unlock();
        }
    }

    private KnownKeys lookedAgain() {
        refreshing.lock();
        try {
            KnownKeys latest = known.get();
            Instant next = latest.checkedAt().plus(UNKNOWN_KID);
            return clock.instant().isBefore(next) ? latest : refreshed(latest);
        } finally {
            refreshing.unlock();
        }
    }

    private KnownKeys refreshed(KnownKeys before) {
        KnownKeys after;
        try {
            after = asked(before);
        } catch (DataAccessException away) {
            if (before.open().isEmpty()) {
                throw new RevisionKeysUnavailableException("revision keys cannot be read", away);
            }
            LOG.atWarn()
                    .addKeyValue("fault", away.getClass().getName())
                    .log("revision-key.refresh-failed");
            after = before.unanswered(clock.instant(), shorter(RETRY));
        }
        known.set(after);
        return after;
    }

    private KnownKeys asked(KnownKeys before) {
        List<AllowedKey> allowed = store.allowed();
        if (allowed.equals(before.allowed()) && before.areAllOpen()) {
            return before.checked(clock.instant(), cacheDuration);
        }
        List<RevisionKey> open = new ArrayList<>();
        for (AllowedKey key : allowed) {
            before.key(key.kid()).or(() -> opened(key.kid())).ifPresent(open::add);
        }
        Instant now = clock.instant();
        KnownKeys after = new KnownKeys(allowed, open, true, now, now);
        return after.checked(now, after.areAllOpen() ? cacheDuration : shorter(RETRY));
    }

    private Optional<RevisionKey> opened(long kid) {
        try {
            return store.wrapped(kid).map(stored -> maker.open(kid, stored));
        } catch (WrapException closed) {
            LOG.atError()
                    .addKeyValue("kid", kid)
                    .addKeyValue("fault", closed.getClass().getName())
                    .addKeyValue("reason", closed.getMessage())
                    .log("revision-key.not-opened");
            return Optional.empty();
        }
    }

    private Duration shorter(Duration pause) {
        return pause.compareTo(cacheDuration) < 0 ? pause : cacheDuration;
    }
}
