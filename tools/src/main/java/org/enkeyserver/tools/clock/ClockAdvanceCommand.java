package org.enkeyserver.tools.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import org.enkeyserver.common.settings.GoDuration;
import org.enkeyserver.tools.LocalSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Moves the clock of a local suite forward.
@Command(
        name = "advance",
        description = "Moves the clock forward; jobs that become due run.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./enks clock advance PT4H", "Example: ./enks clock advance 90m"})
final class ClockAdvanceCommand implements Runnable {

    /// Longer than anything the suite keeps: statistics of a day stay 400 days.
    private static final Duration MOST = Duration.ofDays(400);

    @Mixin private LocalSuite suite;

    @Parameters(
            paramLabel = "DURATION",
            description = "How far, such as PT4H or 4h; at most 400 days at once.")
    private String duration;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        Duration by = parsed();
        if (by.compareTo(MOST) > 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the clock moves at most %d days at once, not %s; it never moves back"
                            .formatted(MOST.toDays(), duration));
        }
        try (SuiteClockClient clock = new SuiteClockClient(suite)) {
            spec.commandLine().getOut().println(clock.advance(by).print(json));
        }
    }

    private Duration parsed() {
        return iso().or(() -> GoDuration.parse(duration))
                .filter(by -> !by.isNegative())
                .orElseThrow(() ->
                        new ParameterException(
                                spec.commandLine(),
                                "not a duration to move forward by: "
                                        + duration
                                        + "; such as PT4H or 4h"));
    }

    private Optional<Duration> iso() {
        try {
            return Optional.of(Duration.parse(duration));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
