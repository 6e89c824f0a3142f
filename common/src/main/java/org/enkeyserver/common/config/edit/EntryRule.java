package org.enkeyserver.common.config.edit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of one section of a document.
interface EntryRule<T extends Entry> {

    /// What entries are found by; the same for all spellings of a name.
    String identity(T entry);

    /// The entry in its one spelling; what is wrong with it is told to `findings`.
    ///
    /// @param before the entry as it is; null for a new one
    T check(T wanted, @Nullable T before, Findings findings);

    /// What remains of an entry that a document leaves out: nothing, or the entry, ended.
    Optional<T> leftOut(T before);
}
