package org.enkeyserver.common.config.edit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Applied;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Conflict;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Planned;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Refused;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/// The one writer of operators' configuration.
///
/// A document is applied whole or not at all, in one transaction that excludes other writers, and
/// applying it again changes nothing. Safe for threads. Failures of the database are thrown.
public final class ConfigurationEditor {

    private static final long ANY = -1;

    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// An editor of the database behind `entities`.
    public ConfigurationEditor(
            EntityManager entities, TransactionTemplate transaction, Clock clock) {
        this.entities = entities;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The configuration as it is.
    public Snapshot current() {
        return required(
                transaction.execute(running -> {
                    ConfigurationRepository rows = new ConfigurationRepository(entities);
                    long version = rows.lockVersion();
                    return new Snapshot(version, rows.read().toDocument());
                }));
    }

    /// What applying `document` would do.
    public ConfigurationOutcome plan(ConfigurationDocument document) {
        return required(
                transaction.execute(running -> {
                    running.setRollbackOnly();
                    ConfigurationRepository rows = new ConfigurationRepository(entities);
                    Step step = step(rows, document);
                    return step.violations().isEmpty()
                            ? new Planned(step.version(), step.plan())
                            : new Refused(step.violations());
                }));
    }

    /// Makes the configuration what `document` says.
    public ConfigurationOutcome apply(ConfigurationDocument document) {
        return apply(document, ANY);
    }

    /// Like [#apply(ConfigurationDocument)], if the configuration still has the number `version`.
    public ConfigurationOutcome apply(ConfigurationDocument document, long version) {
        try {
            return required(transaction.execute(running -> write(document, version)));
        } catch (OptimisticLockingFailureException | OptimisticLockException lost) {
            return new Conflict(current().version());
        } catch (ConstraintViolationException | DataIntegrityViolationException second) {
            // The tables are the second line behind the rules.
            return new Refused(List.of(new Violation("", null, constraint(second))));
        }
    }

    private static String constraint(RuntimeException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violated
                    && violated.getConstraintName() != null) {
                return "the database refuses this by its constraint '"
                        + violated.getConstraintName()
                        + "'";
            }
        }
        return "the database refuses this";
    }

    private ConfigurationOutcome write(ConfigurationDocument document, long version) {
        ConfigurationRepository rows = new ConfigurationRepository(entities);
        Step step = step(rows, document);
        if (version != ANY && version != step.version()) {
            return new Conflict(step.version());
        }
        if (!step.violations().isEmpty()) {
            return new Refused(step.violations());
        }
        if (step.plan().changes().isEmpty()) {
            return new Applied(step.version(), step.plan());
        }
        rows.write(step.after());
        return new Applied(rows.raiseVersion(clock.instant()), step.plan());
    }

    private Step step(ConfigurationRepository rows, ConfigurationDocument document) {
        long version = rows.lockVersion();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ConfigurationState before = rows.read();
        Findings findings = new Findings();
        ConfigurationState after = new ConfigurationRules(before, now).check(document, findings);
        List<Change> changes =
                findings.violations().isEmpty()
                        ? Differences.between(before, after, now)
                        : List.of();
        return new Step(
                version,
                after,
                findings.violations(),
                new ConfigurationPlan(changes, findings.notes()));
    }

    private static <T> T required(@Nullable T result) {
        return Objects.requireNonNull(result);
    }

    /// A configuration and its number.
    public record Snapshot(long version, ConfigurationDocument document) {}

    private record Step(
            long version,
            ConfigurationState after,
            List<Violation> violations,
            ConfigurationPlan plan) {}
}
