package org.enkeyserver.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that can be moved forward, never back, and stays moved over restarts.
///
/// A new offset is on disk before anyone sees it: the suite never writes a time that the next start
/// takes for the future. Safe for use by many threads.
final class ShiftableClock extends Clock {

    private final Clock machine;
    private final Path file;
    private final AtomicReference<Duration> offset;

    private ShiftableClock(Clock machine, Path file, Duration offset) {
        this.machine = machine;
        this.file = file;
        this.offset = new AtomicReference<>(offset);
    }

    /// @param file where the offset is kept; absent for none
    static ShiftableClock on(Clock machine, Path file) {
        try {
            Duration offset =
                    Files.exists(file)
                            ? Duration.parse(Files.readString(file).strip())
                            : Duration.ZERO;
            return new ShiftableClock(machine, file, offset);
        } catch (IOException | DateTimeException unreadable) {
            throw new StandaloneException("cannot read the clock's offset in " + file, unreadable);
        }
    }

    /// Moves the clock forward.
    synchronized void advance(Duration by) throws IOException {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock moves forward only");
        }
        Duration moved = offset().plus(by);
        PrivateFile.write(file, moved + "\n");
        offset.set(moved);
    }

    Duration offset() {
        return offset.get();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        // Shares nothing but the offset at this moment; no caller keeps one.
        return Clock.offset(machine.withZone(zone), offset());
    }
}
