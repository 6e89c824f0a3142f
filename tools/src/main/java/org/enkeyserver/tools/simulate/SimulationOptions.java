package org.enkeyserver.tools.simulate;

import java.time.Duration;

/// What to play.
///
/// @param revise share of the cases that upload on suspicion and are tested again, 0 to 1
/// @param lostAnswers share of the answers to uploads that never reach the phone, 0 to 1
/// @param timeout how long to wait until the exports hold everything
record SimulationOptions(
        int uploaders,
        int bystanders,
        long seed,
        double revise,
        double lostAnswers,
        Duration timeout) {}
