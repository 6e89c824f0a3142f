package org.enkeyserver.exposure.stats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Checks the body of a request for statistics by the rules of uploads: a JSON object whose only
/// known member is the text `padding`. // D08
final class StatsRequestReader {

    private static final int DEEPEST = 16;
    private static final String MEDIA_TYPE = "application/json";

    private final JsonFactory json =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    /// @throws StatsRequestException when it is not JSON; parameters do not count
    void requireJson(@Nullable String contentType) {
        if (contentType == null
                || !contentType.split(";", 2)[0].strip().equalsIgnoreCase(MEDIA_TYPE)) {
            throw new StatsRequestException(415, "content-type is not application/json");
        }
    }

    /// @throws StatsRequestException when the body asks for nothing that we know
    void requireRequest(byte[] body) {
        String text = utf8(body);
        if (text.isBlank()) {
            throw malformed("body must not be empty");
        }
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                readMembers(parser);
            } else if (first != JsonToken.VALUE_NULL) {
                throw malformed("invalid value \"\"");
            }
            requireEnd(parser);
        } catch (JacksonException unreadable) {
            throw malformed("malformed json");
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException otherwise) {
            throw malformed("malformed json");
        }
    }

    private static void readMembers(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean padding = parser.currentName().toLowerCase(Locale.ROOT).equals("padding");
            JsonToken value = parser.nextToken();
            if (padding && value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL) {
                throw malformed("invalid value \"padding\"");
            }
            parser.skipChildren();
        }
    }

    private static void requireEnd(JsonParser parser) {
        boolean ended;
        try {
            ended = parser.nextToken() == null;
        } catch (JacksonException garbage) {
            ended = false;
        }
        if (!ended) {
            throw malformed("body must contain only one JSON object");
        }
    }

    private static StatsRequestException malformed(String sentence) {
        return new StatsRequestException(400, sentence);
    }
}
