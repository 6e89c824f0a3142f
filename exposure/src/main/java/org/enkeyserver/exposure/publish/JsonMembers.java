package org.enkeyserver.exposure.publish;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads single members strictly: a value of another JSON type is refused, never converted, and
/// `null` is absent.
final class JsonMembers {

    private JsonMembers() {}

    static String text(JsonParser parser, JsonToken value, String path) {
        return switch (value) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NULL -> "";
            default -> throw invalidValue(path);
        };
    }

    static List<String> texts(JsonParser parser, JsonToken value, String path) {
        if (value == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (value != JsonToken.START_ARRAY) {
            throw invalidValue(path);
        }
        List<String> texts = new ArrayList<>();
        for (JsonToken one = parser.nextToken();
                one != JsonToken.END_ARRAY;
                one = parser.nextToken()) {
            texts.add(text(parser, one, path));
        }
        return texts;
    }

    static boolean bool(JsonToken value, String path) {
        return switch (value) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw invalidValue(path);
        };
    }

    static int integer(JsonParser parser, JsonToken value, String path) {
        long number = longInteger(parser, value, path);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw invalidValue(path);
        }
        return (int) number;
    }

    static long longInteger(JsonParser parser, JsonToken value, String path) {
        if (value == JsonToken.VALUE_NULL) {
            return 0;
        }
        if (value != JsonToken.VALUE_NUMBER_INT) {
            throw invalidValue(path);
        }
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> throw invalidValue(path);
        };
    }

    /// A value of the wrong type.
    ///
    /// @param path names of members, joined by dots; empty for the whole body
    static UnreadableRequestException invalidValue(String path) {
        return malformed("invalid value \"" + path + "\"");
    }

    static UnreadableRequestException malformed(String sentence) {
        return new UnreadableRequestException(400, sentence);
    }
}
