package org.enkeyserver.common.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.jspecify.annotations.Nullable;

/// Rows about keys in the order of the keys' bytes, read column by column: statements that touch
/// rows in one order wait for each other and never deadlock. // D41
///
/// @param rows ordered
record KeyColumns<R>(List<R> rows) {

    /// Between regions on their way to the database; no region holds a control character.
    private static final String REGION_SEPARATOR = "\u001f";

    static <R> KeyColumns<R> of(Collection<R> rows, Function<R, TemporaryExposureKey> key) {
        return new KeyColumns<>(rows.stream().sorted(Comparator.comparing(key)).toList());
    }

    <T> T[] column(IntFunction<T[]> array, Function<R, T> value) {
        return rows.stream().map(value).toArray(array);
    }

    <T> @Nullable T[] nullable(IntFunction<@Nullable T[]> array, Function<R, Optional<T>> value) {
        @Nullable T[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i)).orElse(null);
        }
        return column;
    }

    /// Several regions as one text, which PostgreSQL takes apart at `chr(31)`.
    static String joined(Set<String> regions) {
        return regions.stream().sorted().collect(Collectors.joining(REGION_SEPARATOR));
    }
}
