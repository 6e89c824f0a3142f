package org.enkeyserver.common.config.edit;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with a document, and what is allowed but worth a word.
final class Findings {

    private final List<Violation> violations;
    private final List<Violation> notes;
    private final String path;

    Findings() {
        this(new ArrayList<>(), new ArrayList<>(), "");
    }

    private Findings(List<Violation> violations, List<Violation> notes, String path) {
        this.violations = violations;
        this.notes = notes;
        this.path = path;
    }

    /// The same collection, seen from a member.
    Findings at(String member) {
        return new Findings(violations, notes, join(member));
    }

    /// The same collection, seen from an element of a list.
    Findings at(String list, int index) {
        return at(list + "[" + index + "]");
    }

    void refuse(String member, String message) {
        violations.add(new Violation(join(member), null, message));
    }

    void refuse(boolean when, String member, String message) {
        if (when) {
            refuse(member, message);
        }
    }

    void note(String member, String message) {
        notes.add(new Violation(join(member), null, message));
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    List<Violation> notes() {
        return List.copyOf(notes);
    }

    private String join(String member) {
        if (path.isEmpty() || member.isEmpty()) {
            return path + member;
        }
        return path + "." + member;
    }
}
