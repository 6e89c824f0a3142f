package org.enkeyserver.standalone;

import java.time.Clock;

/// The one place of the suite in one JVM that reads the machine's time.
final class MachineClockConfiguration {

    private MachineClockConfiguration() {}

    static Clock clock() {
        return Clock.systemUTC();
    }
}
