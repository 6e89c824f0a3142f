package org.enkeyserver.common.config.edit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.enkeyserver.common.settings.GoDuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Durations as people write them: `4h`, `1h30m`, `P1D`.
final class DurationText {

    static final String SENTENCE = "this is not a duration such as 4h, 30m or P1D";

    private DurationText() {}

    static Optional<Duration> parse(String text) {
        String tidy = text.strip();
        Optional<Duration> go = GoDuration.parse(tidy);
        if (go.isPresent()) {
            return go;
        }
        try {
            return Optional.of(Duration.parse(tidy.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }

    static String format(Duration duration) {
        if (duration.isZero()
                || duration.isNegative()
                || !duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            return duration.toString();
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }

    static final class Reader extends StdScalarDeserializer<Duration> {

        Reader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            return parse(text)
                    .orElseThrow(
                            () -> context.weirdStringException(text, Duration.class, SENTENCE));
        }
    }

    static final class Writer extends StdScalarSerializer<Duration> {

        Writer() {
            super(Duration.class);
        }

        @Override
        public void serialize(
                Duration value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(format(value));
        }
    }
}
