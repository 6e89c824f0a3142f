package org.enkeyserver.tools.simulate.ledger;

import java.time.Instant;

/// What the ledger knows of one key.
///
/// @param end when the key goes out of use
/// @param at when the server took it, or when it was sent
public record LedgerEntry(State state, Instant end, Instant at) {

    /// How far a key got.
    public enum State {
        /// Sent, and no answer is known: it may be stored or not.
        SENT,
        /// The server said that it has it: it must come out of an export.
        ACKNOWLEDGED,
        /// The server said that it does not take it.
        REFUSED,
        /// A revocation was sent, and no answer is known: the key may be published or not.
        REVOKING,
        /// The server said that it took the revocation: no phone may be alarmed by the key.
        REVOKED
    }
}
