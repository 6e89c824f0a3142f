package org.enkeyserver.exposure.revision;

import java.util.List;
import java.util.stream.Stream;

/// What the token of an upload is worth.
public sealed interface OpenedToken {

    /// None was sent, or a text that is no base64.
    record None() implements OpenedToken {}

    /// It is not ours, was changed, belongs to another app, is too old, or its key was destroyed.
    record Unusable() implements OpenedToken {}

    /// Its bearer may revise these keys.
    record Usable(List<RevisableKey> keys) implements OpenedToken {

        public Usable {
            keys = List.copyOf(keys);
        }
    }

    /// The keys it proves to be its bearer's.
    default List<RevisableKey> proven() {
        return switch (this) {
            case None none -> List.of();
            case Unusable unusable -> List.of();
            case Usable usable -> usable.keys();
        };
    }

    /// The same token where these keys are proven to be its bearer's in another way.
    default Usable proving(List<RevisableKey> keys) {
        return new Usable(Stream.concat(proven().stream(), keys.stream()).distinct().toList());
    }
}
