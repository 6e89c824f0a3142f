package org.enkeyserver.common.config.edit;

/// A row that is read from and written by an entry of a document.
interface EntryEntity<T extends Entry> {

    T toEntry();

    /// Takes over everything but references to other rows.
    void become(T entry);
}
