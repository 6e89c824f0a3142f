package org.enkeyserver.tools;

import java.time.Clock;

/// The one place of the command line that reads the machine's time.
public final class ToolClockConfiguration {

    private ToolClockConfiguration() {}

    public static Clock machineClock() {
        return Clock.systemUTC();
    }
}
