package org.enkeyserver.tools.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enkeyserver.common.tek.ReportType;

/// An upload in the making: right as it begins, changed by the rows as they need it.
///
/// Each change gives a new draft.
///
/// @param macSegments how many parts of a key the MAC covers: 4, or 3 without the risk
/// @param members what comes beside the keys, the app, the certificate and the MAC's key
/// @param absentInKeys members that are left out of each key
/// @param macKeyName how the member with the MAC's key is spelt
/// @param spelling how its base64 is spelt
record Draft(
        List<DraftKey> keys,
        ReportType diagnosis,
        int macSegments,
        Map<String, Object> members,
        List<String> absentInKeys,
        String macKeyName,
        Function<String, String> spelling) {

    /// As iOS sends it.
    static Draft of(List<DraftKey> keys) {
        return new Draft(
                keys, ReportType.CONFIRMED, 4, Map.of(), List.of(), "hmackey", Function.identity());
    }

    Draft diagnosis(ReportType type) {
        return new Draft(keys, type, macSegments, members, absentInKeys, macKeyName, spelling);
    }

    /// With a member; takes the place of one with this name.
    Draft with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Draft(keys, diagnosis, macSegments, more, absentInKeys, macKeyName, spelling);
    }

    Draft withoutInKeys(String name) {
        List<String> absent = new ArrayList<>(absentInKeys);
        absent.add(name);
        return new Draft(keys, diagnosis, macSegments, members, absent, macKeyName, spelling);
    }

    Draft macOverThreeSegments() {
        return new Draft(keys, diagnosis, 3, members, absentInKeys, macKeyName, spelling);
    }

    Draft macKeyNamed(String name) {
        return new Draft(keys, diagnosis, macSegments, members, absentInKeys, name, spelling);
    }

    Draft macKeySpelt(Function<String, String> how) {
        return new Draft(keys, diagnosis, macSegments, members, absentInKeys, macKeyName, how);
    }

    /// The text the MAC is over: keys in the order of their base64, whatever the order and the
    /// alphabet they are sent in (K-96).
    String cleartext() {
        return keys.stream()
                .sorted((one, other) -> one.base64().compareTo(other.base64()))
                .map(this::segments)
                .collect(Collectors.joining(","));
    }

    List<Map<String, Object>> keyMembers() {
        return keys.stream()
                .map(key -> {
                    Map<String, Object> all = new LinkedHashMap<>(key.members());
                    absentInKeys.forEach(all::remove);
                    return all;
                })
                .toList();
    }

    private String segments(DraftKey key) {
        String three = "%s.%d.%d".formatted(key.base64(), key.start(), key.period());
        return macSegments == 3 ? three : three + "." + key.risk();
    }
}
