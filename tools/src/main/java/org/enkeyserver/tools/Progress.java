package org.enkeyserver.tools;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Tells how far a command is, one line for each stage.
public final class Progress {

    private static final Duration BREATH = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Clock machine;
    private final Instant begun;
    private Instant lastUpdate;

    public Progress(PrintWriter out, Clock machine) {
        this.out = out;
        this.machine = machine;
        begun = machine.instant();
        lastUpdate = begun;
    }

    /// A stage has ended, or something happened that the user should see.
    public void line(String stage, String text) {
        Instant now = machine.instant();
        double seconds = Duration.between(begun, now).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%7.1f s  %-10s %s%n", seconds, stage, text);
        out.flush();
        lastUpdate = now;
    }

    /// The stage goes on; shown every few seconds only.
    public void update(String stage, String text) {
        if (machine.instant().isAfter(lastUpdate.plus(BREATH))) {
            line(stage, text);
        }
    }
}
