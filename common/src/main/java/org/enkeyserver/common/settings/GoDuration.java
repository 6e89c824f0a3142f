package org.enkeyserver.common.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads durations as the reference server's settings write them: `336h`, `1h30m`, `250ms`, `0`.
public final class GoDuration {

    private static final Pattern PART =
            Pattern.compile("(?<amount>\\d+(?:\\.\\d*)?|\\.\\d+)(?<unit>ns|us|µs|ms|s|m|h)");
    private static final Pattern WHOLE =
            Pattern.compile("(?<sign>[+-]?)(?<parts>(?:" + PART + ")+)");
    private static final Pattern ZERO = Pattern.compile("[+-]?0");

    private static final Map<String, Duration> UNITS =
            Map.of(
                    "ns", Duration.ofNanos(1),
                    "us", Duration.ofNanos(1_000),
                    "µs", Duration.ofNanos(1_000),
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1));

    private GoDuration() {}

    /// The duration that `text` spells, or empty where it is not in this notation or not within 64
    /// bits of nanoseconds.
    public static Optional<Duration> parse(String text) {
        if (ZERO.matcher(text).matches()) {
            return Optional.of(Duration.ZERO);
        }
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(whole.group("parts"));
        while (part.find()) {
            Duration unit = UNITS.getOrDefault(part.group("unit"), Duration.ZERO);
            nanos =
                    nanos.add(
                            new BigDecimal(part.group("amount"))
                                    .multiply(BigDecimal.valueOf(unit.toNanos())));
        }
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Optional.empty();
        }
        Duration length = Duration.ofNanos(nanos.longValue());
        return Optional.of(whole.group("sign").equals("-") ? length.negated() : length);
    }
}
