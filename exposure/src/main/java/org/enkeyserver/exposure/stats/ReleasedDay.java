package org.enkeyserver.exposure.stats;

/// A day as it may be published.
///
/// @param counts a hidden count reads 0
/// @param suppressed whether a count that is not 0 is hidden
record ReleasedDay(DayCounts counts, boolean suppressed) {}
