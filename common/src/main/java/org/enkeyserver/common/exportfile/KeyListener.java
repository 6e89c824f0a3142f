package org.enkeyserver.common.exportfile;

/// Takes the keys of an archive one after the other while it is read.
///
/// The file may still turn out malformed or wrongly signed after the last key: whoever acts on keys
/// waits for the outline.
public interface KeyListener {

    /// Takes no keys, for readers who want the outline only.
    KeyListener NONE =
            new KeyListener() {
                @Override
                public void key(ExportedKey key) {}

                @Override
                public void revisedKey(ExportedKey key) {}
            };

    void key(ExportedKey key);

    void revisedKey(ExportedKey key);
}
