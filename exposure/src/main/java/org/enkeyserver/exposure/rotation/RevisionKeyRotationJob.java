package org.enkeyserver.exposure.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.enkeyserver.common.job.Job;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.common.signing.wrap.WrapException;

/// Makes a new revision key when the newest is old enough, and destroys those that no token needs.
///
/// Each step is one conditional statement: replicas may run it at once, and a run that dies between
/// steps is finished by the next. Faults of the database are thrown (D25).
final class RevisionKeyRotationJob implements Job {

    private final RevisionKeyStore store;
    private final KeyMaker maker;
    private final RotationSettings settings;
    private final Clock clock;

    RevisionKeyRotationJob(
            RevisionKeyStore store, KeyMaker maker, RotationSettings settings, Clock clock) {
        this.store = store;
        this.maker = maker;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "revision-key-rotation";
    }

    @Override
    public List<String> aliases() {
        return List.of("/rotate-keys");
    }

    @Override
    public Duration every() {
        return settings.rotateEvery();
    }

    @Override
    public JobReport run(String instance) {
        try {
            boolean created = create();
            openNewest();
            int destroyed =
                    store.destroySuperseded(clock.instant().minus(settings.keptSuperseded()));
            return JobReport.succeeded((created ? 1 : 0) + " created, " + destroyed + " destroyed");
        } catch (WrapException failed) {
            return new JobReport(
                    "the key manager failed, nothing destroyed", List.of(failed.getMessage()));
        }
    }

    private boolean create() {
        Instant due = clock.instant().minus(settings.newKeyPeriod());
        boolean young = store.allowed().stream().anyMatch(key -> key.createdAt().isAfter(due));
        return !young && store.addIfDue(maker.make(), clock.instant(), due);
    }

    /// A key that cannot be opened supersedes none: the others seal in its place.
    private void openNewest() {
        store.allowed().stream()
                .findFirst()
                .map(AllowedKey::kid)
                .ifPresent(kid -> store.wrapped(kid).ifPresent(stored -> maker.open(kid, stored)));
    }
}
