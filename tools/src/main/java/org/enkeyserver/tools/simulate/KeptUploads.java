package org.enkeyserver.tools.simulate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.enkeyserver.tools.phone.RevisionToken;

/// What the phones of the cases keep of their uploads. Safe for use by several threads.
final class KeptUploads {

    private final Map<String, Kept> uploads = new ConcurrentHashMap<>();

    /// The last upload of a phone.
    ///
    /// @param ledgerName its name in the ledger
    record Kept(String ledgerName, RevisionToken token) {}

    void keep(String uploader, String ledgerName, RevisionToken token) {
        uploads.put(uploader, new Kept(ledgerName, token));
    }

    /// The last upload of this case.
    ///
    /// @throws IllegalArgumentException when it never uploaded
    Kept of(String uploader) {
        Kept kept = uploads.get(uploader);
        if (kept == null) {
            throw new IllegalArgumentException(uploader + " never uploaded");
        }
        return kept;
    }
}
