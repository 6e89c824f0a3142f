package org.enkeyserver.common.config.edit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says in one sentence why a text is no configuration document; never quotes values of it.
final class YamlErrors {

    private YamlErrors() {}

    static Violation explain(JacksonException unreadable) {
        return new Violation(path(unreadable), line(unreadable), message(unreadable));
    }

    private static String message(JacksonException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown ->
                    "there is no member '%s' here, but: %s"
                            .formatted(unknown.getPropertyName(), known(unknown));
            case InvalidNullException _ -> "a list must not have empty elements";
            case MismatchedInputException mismatch -> wanted(mismatch.getTargetType());
            default -> syntax(unreadable);
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> members = unknown.getKnownPropertyIds();
        return members == null
                ? ""
                : members.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == Duration.class) {
            return DurationText.SENTENCE;
        }
        if (type == Instant.class) {
            return MomentReader.SENTENCE;
        }
        if (type == boolean.class || type == Boolean.class) {
            return "this must be true or false";
        }
        if (type == Integer.class) {
            return "this must be a whole number";
        }
        if (type == String.class) {
            return "this must be a text";
        }
        if (type != null && Collection.class.isAssignableFrom(type)) {
            return "this must be a list";
        }
        return "this must have members, such as 'name: value'";
    }

    private static String syntax(JacksonException unreadable) {
        if (unreadable.getOriginalMessage().startsWith("Duplicate")) {
            return "a member is there twice";
        }
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException marked && marked.getProblem() != null) {
                return "this is not YAML: " + marked.getProblem();
            }
        }
        return "this is not YAML";
    }

    private static @Nullable Integer line(JacksonException unreadable) {
        TokenStreamLocation location = unreadable.getLocation();
        return location == null || location.getLineNr() < 1 ? null : location.getLineNr();
    }

    private static String path(JacksonException unreadable) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : unreadable.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
