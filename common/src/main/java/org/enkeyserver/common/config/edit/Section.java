package org.enkeyserver.common.config.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A section as it will be, and where its entries stand in the document.
final class Section<T extends Entry> {

    private final String name;
    private final EntryRule<T> rule;
    private final Map<String, String> paths = new HashMap<>();
    private final List<T> entries = new ArrayList<>();

    private Section(String name, EntryRule<T> rule) {
        this.name = name;
        this.rule = rule;
    }

    /// Brings what is wanted and what is there together.
    ///
    /// @param wanted null when the document does not have the section, which then stays as it is
    static <T extends Entry> Section<T> merge(
            String name,
            @Nullable List<T> wanted,
            List<T> before,
            EntryRule<T> rule,
            Findings findings) {
        Section<T> section = new Section<>(name, rule);
        if (wanted == null) {
            section.entries.addAll(before);
            return section;
        }
        Map<String, T> known =
                before.stream().collect(Collectors.toMap(rule::identity, Function.identity()));
        for (int index = 0; index < wanted.size(); index++) {
            section.add(wanted.get(index), known, index, findings);
        }
        before.stream()
                .filter(entry -> !section.isInDocument(entry))
                .flatMap(entry -> rule.leftOut(entry).stream())
                .forEach(section.entries::add);
        return section;
    }

    private void add(T wanted, Map<String, T> known, int index, Findings findings) {
        Findings at = findings.at(name, index);
        String identity = rule.identity(wanted);
        if (paths.putIfAbsent(identity, name + "[" + index + "]") != null) {
            at.refuse("", "'" + wanted.naturalName() + "' is there twice");
            return;
        }
        entries.add(rule.check(wanted, known.get(identity), at));
    }

    List<T> entries() {
        return List.copyOf(entries);
    }

    boolean isInDocument(T entry) {
        return paths.containsKey(rule.identity(entry));
    }

    /// Where to report something about a member of an entry; `instead` when the document does not
    /// have the entry.
    String pathOf(T entry, String member, String instead) {
        String path = paths.get(rule.identity(entry));
        return path == null ? instead : path + "." + member;
    }
}
