package org.enkeyserver.tools.phone;

/// The token of an accepted upload, which its phone keeps and sends with the next one.
///
/// Opaque to phones; whoever has it may revise the keys, so it is never shown.
///
/// @param text empty when the server gave none, or when the phone has none yet
public record RevisionToken(String text) {

    /// A phone that never uploaded has none.
    public static final RevisionToken NONE = new RevisionToken("");

    /// Whether there is none.
    public boolean isMissing() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return isMissing() ? "no revision token" : "a revision token";
    }
}
