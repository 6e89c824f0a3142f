package org.enkeyserver.exposure.publish;

/// What becomes of a transaction that did all its work.
enum Ending {
    /// It is kept.
    KEPT,

    /// Nothing of it is kept, and it takes as long: its work is undone, then it is committed with
    /// nothing in it, so that the commit is written and flushed like any other. // S-02
    ROLLED_BACK
}
