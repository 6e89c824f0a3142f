package org.enkeyserver.common.config.edit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Moments as ISO 8601 writes them, or a date, which means its start in UTC.
final class MomentReader extends StdScalarDeserializer<Instant> {

    static final String SENTENCE = "this is not a moment such as 2026-12-31T00:00:00Z";

    MomentReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        String text = parser.getString().strip();
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException neither) {
            throw context.weirdStringException(text, Instant.class, SENTENCE);
        }
    }
}
