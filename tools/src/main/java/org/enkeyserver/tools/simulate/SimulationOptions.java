package org.enkeyserver.tools.simulate;

import java.time.Duration;

/// What to play.
///
/// @param timeout how long to wait until the exports hold everything
record SimulationOptions(int uploaders, int bystanders, long seed, Duration timeout) {}
