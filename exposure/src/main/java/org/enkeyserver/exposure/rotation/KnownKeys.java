package org.enkeyserver.exposure.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.exposure.revision.RevisionKey;

/// What a process knows of the revision keys, and from when.
///
/// @param allowed all that the database allows, newest first
/// @param open those of them that the key manager opened, newest first
/// @param answered whether the database answered when it was asked last
/// @param checkedAt when the database was asked last
/// @param checkAgainAt when it is to be asked next
record KnownKeys(
        List<AllowedKey> allowed,
        List<RevisionKey> open,
        boolean answered,
        Instant checkedAt,
        Instant checkAgainAt) {

    static final KnownKeys NONE =
            new KnownKeys(List.of(), List.of(), false, Instant.EPOCH, Instant.EPOCH);

    KnownKeys {
        allowed = List.copyOf(allowed);
        open = List.copyOf(open);
    }

    Optional<RevisionKey> key(long kid) {
        return open.stream().filter(key -> key.kid() == kid).findFirst();
    }

    /// The newest key that is open.
    Optional<RevisionKey> effective() {
        return open.stream().findFirst();
    }

    /// How old the effective key is, or empty without one.
    Optional<Duration> effectiveAge(Instant now) {
        return effective()
                .flatMap(key -> allowed.stream().filter(one -> one.kid() == key.kid()).findFirst())
                .map(key -> Duration.between(key.createdAt(), now));
    }

    /// Whether the database allows the key although the key manager did not open it.
    boolean isClosed(long kid) {
        return allowed.stream().anyMatch(key -> key.kid() == kid) && key(kid).isEmpty();
    }

    /// Whether a key of this number can have been made since the last look: numbers only grow.
    boolean mayLack(long kid) {
        return allowed.stream().allMatch(key -> key.kid() < kid);
    }

    boolean areAllOpen() {
        return allowed.size() == open.size();
    }

    boolean isStale(Instant now) {
        return !now.isBefore(checkAgainAt) || now.isBefore(checkedAt);
    }

    KnownKeys checked(Instant now, Duration pause) {
        return new KnownKeys(allowed, open, true, now, now.plus(pause));
    }

    KnownKeys unanswered(Instant now, Duration pause) {
        return new KnownKeys(allowed, open, false, now, now.plus(pause));
    }
}
