package org.enkeyserver.common.config.edit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enkeyserver.common.config.edit.Change.Action;
import org.enkeyserver.common.config.edit.Change.FieldChange;
import org.jspecify.annotations.Nullable;

/// What differs between two configurations, section by section.
final class Differences {

    private final Instant now;
    private final FieldTexts texts = new FieldTexts();
    private final List<Change> changes = new ArrayList<>();

    private Differences(Instant now) {
        this.now = now;
    }

    static List<Change> between(ConfigurationState before, ConfigurationState after, Instant now) {
        Differences differences = new Differences(now);
        differences.compare(
                "healthAuthorities", before.healthAuthorities(), after.healthAuthorities());
        differences.compare("uploadClients", before.uploadClients(), after.uploadClients());
        differences.compare("signatureInfos", before.signatureInfos(), after.signatureInfos());
        differences.compare("exports", before.exports(), after.exports());
        differences.compare("importers", before.importers(), after.importers());
        differences.compare("mirrors", before.mirrors(), after.mirrors());
        return List.copyOf(differences.changes);
    }

    private <T extends Entry> void compare(String section, List<T> before, List<T> after) {
        Map<String, T> old = byName(before);
        Map<String, T> wanted = byName(after);
        Set<String> names = new LinkedHashSet<>(wanted.keySet());
        names.addAll(old.keySet());
        for (String name : names) {
            T was = old.get(name);
            T becomes = wanted.get(name);
            if (becomes == null) {
                changes.add(new Change(Action.REMOVE, section, name, fields(was, null)));
            } else if (was == null) {
                changes.add(new Change(Action.CREATE, section, name, fields(null, becomes)));
            } else if (!was.equals(becomes)) {
                Action action = isOver(becomes) && !isOver(was) ? Action.END : Action.CHANGE;
                changes.add(new Change(action, section, name, fields(was, becomes)));
            }
        }
    }

    private List<FieldChange> fields(@Nullable Entry was, @Nullable Entry becomes) {
        Map<String, String> before = was == null ? Map.of() : texts.of(was);
        Map<String, String> after = becomes == null ? Map.of() : texts.of(becomes);
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name ->
                        new FieldChange(
                                name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
    }

    private boolean isOver(Entry entry) {
        return switch (entry) {
            case ExportEntry export -> isOver(export.from(), export.thru());
            case ImporterEntry importer -> isOver(importer.from(), importer.thru());
            case SignatureInfoEntry info -> !info.signsAt(now);
            case UploadClientEntry _, HealthAuthorityEntry _, MirrorEntry _ -> false;
        };
    }

    private boolean isOver(@Nullable Instant from, @Nullable Instant thru) {
        return thru != null && (!thru.isAfter(now) || thru.equals(from));
    }

    private static <T extends Entry> Map<String, T> byName(List<T> entries) {
        return entries.stream()
                .collect(
                        Collectors.toMap(
                                Entry::naturalName,
                                Function.identity(),
                                (one, other) -> other,
                                LinkedHashMap::new));
    }
}
