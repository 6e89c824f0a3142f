package org.enkeyserver.exposure.publish;

/// What became of the keys that an upload was taken with.
///
/// @param inserted new rows, as the database reports them
/// @param revised rows changed, as the database reports them
/// @param unchanged keys that were stored just so
/// @param dropped stored keys that the token did not name
record Tally(int inserted, int revised, int unchanged, int dropped) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0);
}
